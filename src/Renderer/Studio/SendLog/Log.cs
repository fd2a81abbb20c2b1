using Renderer.Hosting;
using Renderer.Sends;

namespace Renderer.Studio.SendLog;

/// <summary>What was sent: from the studio, and by the service whose data folder it shares.</summary>
internal sealed class Log(SendHistory tests, RendererOptions options) : IAsyncDisposable
{
    /// <summary>The studio's sends have a file of their own: no worker takes them up again with live data.</summary>
    public static string TestsIn(string dataPath) => Path.Combine(dataPath, "studio.db");

    private readonly Lock _lock = new();
    private RendererDatabase? _service;

    public IReadOnlyList<LoggedSend> List(int limit) =>
        [.. Sources().SelectMany(s => s.History.List(null, limit).Select(r => new LoggedSend(s.Origin, r))).OrderByDescending(s => s.Send.AcceptedAt).Take(limit)];

    public (LoggedSend Send, SendRequest? Request)? Find(string id)
    {
        foreach (var (origin, history) in Sources())
        {
            if (history.Find(id) is { } send)
                return (new(origin, send), history.Request(id));
        }
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_service is not null)
            await _service.DisposeAsync();
    }

    private IEnumerable<(string Origin, SendHistory History)> Sources()
    {
        yield return ("test", tests);
        var file = Path.Combine(options.DataPath, "renderer.db");
        if (!File.Exists(file))
            yield break;
        lock (_lock)
            _service ??= new(file);
        yield return ("service", new(_service));
    }
}
