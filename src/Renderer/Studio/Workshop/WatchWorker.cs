using Renderer.Hosting;

namespace Renderer.Studio.Workshop;

/// <summary>Watches the templates and the pickup folder, compiles what changes and tells the pages.</summary>
internal sealed class WatchWorker(OpenFolder folder, NewsDesk desk, RendererOptions options, TimeProvider time, ILogger<WatchWorker> log) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<FolderWatch> _watches = [];
    private Task _watching = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var work = new List<Task> { WatchAsync(folder.Folder.Path, Templates) };
        if (options is { Smtp.Host: null or "", Pickup: { } pickup })
        {
            Directory.CreateDirectory(pickup);
            work.Add(WatchAsync(pickup, files => files.Any(f => f.EndsWith(".eml", StringComparison.Ordinal)) ? new("inbox", []) : null));
        }
        _watching = Task.WhenAll(work);
        _ = Task.Run(() => folder.All, CancellationToken.None); // the first page finds everything compiled
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _watching;
    }

    public void Dispose()
    {
        _watches.ForEach(w => w.Dispose());
        _stopping.Dispose();
    }

    private News? Templates(IReadOnlyCollection<string> files)
    {
        var names = folder.Change(files);
        return names.Count == 0 ? null : new("templates", names);
    }

    private async Task WatchAsync(string path, Func<IReadOnlyCollection<string>, News?> read)
    {
        var watch = new FolderWatch(path, time);
        _watches.Add(watch);
        try
        {
            while (true)
            {
                if (Read(await watch.NextAsync(_stopping.Token), read) is { } news)
                    desk.Tell(news);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The studio closes.
        }
    }

    private News? Read(IReadOnlyCollection<string> files, Func<IReadOnlyCollection<string>, News?> read)
    {
        try
        {
            return read(files);
        }
        catch (Exception e)
        {
            log.LogError(e, "A change could not be taken in; the next one is.");
            return null;
        }
    }
}
