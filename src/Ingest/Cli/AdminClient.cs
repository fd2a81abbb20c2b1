using System.CommandLine;
using System.Net.Http.Headers;
using System.Text.Json;
using Ingest.Hosting;
using Ingest.LiveApi;

namespace Ingest.Cli;

/// <summary>Asks a running service, with an admin key.</summary>
internal sealed class AdminClient : IDisposable
{
    private readonly HttpClient _http;

    private AdminClient(string url, string key) => _http = new()
    {
        BaseAddress = new Uri(url),
        Timeout = Timeout.InfiniteTimeSpan, // an audit takes as long as there are events
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
    };

    public static Option<string> Url() => new("--url")
    {
        Description = "Where the service is; INGEST_URL by default.",
        HelpName = "URL",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("INGEST_URL") ?? IngestDefaults.Url,
    };

    public static Option<string> Key() => new("--key")
    {
        Description = "One of its admin keys; INGEST_ADMIN_KEY by default, and that of Development.",
        HelpName = "KEY",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("INGEST_ADMIN_KEY") ?? IngestDefaults.AdminKey,
    };

    /// <summary>Does what a command asks, and tells why where it cannot: exit code 2.</summary>
    public static async Task<int> RunAsync(ParseResult parsed, Option<string> url, Option<string> key, Func<AdminClient, TextWriter, Task<int>> work)
    {
        var error = parsed.InvocationConfiguration.Error;
        try
        {
            using var client = new AdminClient(parsed.GetValue(url)!, parsed.GetValue(key)!);
            return await work(client, parsed.InvocationConfiguration.Output);
        }
        catch (Exception e) when (e is HttpRequestException or UriFormatException or JsonException or AdminException)
        {
            await error.WriteLineAsync(e is AdminException ? e.Message : $"{parsed.GetValue(url)} cannot be asked: {e.Message}");
            return 2;
        }
    }

    public async Task<T> SendAsync<T>(HttpMethod method, string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        using var response = await _http.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        if (response.IsSuccessStatusCode)
            return JsonSerializer.Deserialize<T>(text, LiveJson.Options)!;
        throw new AdminException(response.Content.Headers.ContentType?.MediaType == "application/problem+json"
            ? JsonElement.Parse(text).GetProperty("detail").GetString()!
            : $"The service answers {(int)response.StatusCode}.");
    }

    public void Dispose() => _http.Dispose();

    private sealed class AdminException(string message) : Exception(message);
}
