using System.Net.Http.Headers;

namespace EndToEnd.Rig;

/// <summary>One of the compiled programs, running as its own process. It can be killed, and started again on the same data.</summary>
internal sealed class Service(string name, string url, string[] arguments, IReadOnlyDictionary<string, string?> environment, string? key, string? folder = null) : IAsyncDisposable
{
    private ChildProcess? _process;

    public string Url => url;

    /// <summary>Carries the key that the service asks for.</summary>
    public HttpClient Client { get; } = new()
    {
        BaseAddress = new Uri(url),
        DefaultRequestHeaders = { Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key) },
    };

    /// <summary>Ends when it listens.</summary>
    public async Task<Service> StartAsync(CancellationToken cancellationToken)
    {
        var process = _process = ChildProcess.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, $"{name}.dll"), .. arguments], environment, folder);
        await Eventually.GetAsync($"{name} listens at {url}", async ct =>
        {
            if (process.HasExited)
                throw new InvalidOperationException($"{name} ended instead of listening:\n{process.Said}");
            try
            {
                using var response = await Client.GetAsync("/", ct);
                return response.ReasonPhrase ?? "";
            }
            catch (HttpRequestException)
            {
                return null;
            }
        }, cancellationToken);
        return this;
    }

    /// <summary>SIGKILL.</summary>
    public Task KillAsync() => _process!.KillAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_process is not null)
            await _process.DisposeAsync();
    }
}
