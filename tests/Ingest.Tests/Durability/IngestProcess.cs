using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace Ingest.Tests.Durability;

/// <summary>The compiled service in its own process, that can be killed.</summary>
internal sealed class IngestProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private IngestProcess(Process process) => _process = process;

    public HttpClient Client { get; private set; } = new();

    public int Id => _process.Id;

    /// <summary>Ends when it listens.</summary>
    /// <param name="inside">A program, with its arguments, that runs it; none runs it directly.</param>
    public static async Task<IngestProcess> StartAsync(string data, IReadOnlyDictionary<string, string>? settings = null, string[]? inside = null)
    {
        var (child, address) = Launch(data, settings, inside);
        child.Client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new(await address.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System)) };
        return child;
    }

    /// <summary>Kills one that has just been started, when <paramref name="moment"/> comes or it listens.</summary>
    /// <returns>Whether it came to listen.</returns>
    public static async Task<bool> KillWhileStartingAsync(string data, IReadOnlyDictionary<string, string> settings, Task moment)
    {
        var (child, address) = Launch(data, settings, null);
        await using (child)
            return await Task.WhenAny(address, moment) == address && (await address).Length > 0; // one that ended by itself is a failure
    }

    private static (IngestProcess Process, Task<string> Address) Launch(string data, IReadOnlyDictionary<string, string>? settings, string[]? inside)
    {
        string[] command = [.. inside ?? [], "dotnet", Path.Combine(AppContext.BaseDirectory, "Ingest.dll"), "--urls", "http://127.0.0.1:0"];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = data };
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        start.Environment["INGEST__DATAPATH"] = data;
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
            start.Environment["INGEST__" + name] = value;
        var child = new IngestProcess(new Process { StartInfo = start });
        var address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        child._process.OutputDataReceived += (_, e) => child.Hear(e.Data, address);
        child._process.ErrorDataReceived += (_, e) => child.Hear(e.Data, null);
        child._process.Start();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return (child, address.Task);
    }

    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    public Task<HttpResponseMessage> PostAsync(string path, string body, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "dev-write");
        return Client.SendAsync(request, cancellationToken);
    }

    public Task<HttpResponseMessage> GetAsync(string path, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "dev-read");
        return Client.SendAsync(request, cancellationToken);
    }

    /// <summary>SIGKILL: no goodbye, no flush.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM: as a host is stopped.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Client.Dispose();
        _process.Dispose();
    }

    private void Hear(string? line, TaskCompletionSource<string>? address)
    {
        const string listening = "Now listening on: ";
        if (line is null)
        {
            address?.TrySetException(new InvalidOperationException($"Ingest ended instead of listening:\n{Said}"));
            return;
        }
        lock (_said)
            _said.AppendLine(line);
        if (line.IndexOf(listening, StringComparison.Ordinal) is >= 0 and var at)
            address?.TrySetResult(line[(at + listening.Length)..].Trim());
    }
}
