using System.Net.Http.Json;

namespace Benchmarks.Sources;

/// <summary>
/// A shop on loopback whose answers take 5 to 50 ms, each address always the same; it tells how long each has really taken, and counts. A process of its own,
/// as a shop's systems are: threads and garbage are not shared with who calls it.
/// </summary>
internal sealed class SlowShop(Companion process) : IAsyncDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new(process.Told) };

    public string Url => process.Told;

    public static async Task<SlowShop> StartAsync() => new(await Companion.StartAsync(
        [SlowShopServer.Command],
        // It sees a request as soon as the kernel gives it: what it takes until then would be told as the caller's.
        new Dictionary<string, string> { ["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"] = "1", ["DOTNET_gcServer"] = "0" }));

    /// <summary>How many requests have come since this was asked last.</summary>
    public async Task<int> CountAsync() => await _http.GetFromJsonAsync<int>(SlowShopServer.Count);

    /// <summary>How many microseconds each answer took since this was asked last, from the request's arrival to the first byte.</summary>
    public async Task<Dictionary<string, double>> TookAsync() => await _http.GetFromJsonAsync<Dictionary<string, double>>(SlowShopServer.Took) ?? [];

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return process.DisposeAsync();
    }
}
