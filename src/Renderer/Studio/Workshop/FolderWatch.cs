using System.Threading.Channels;

namespace Renderer.Studio.Workshop;

/// <summary>Tells which files of a folder have changed, a burst of changes at once.</summary>
internal sealed class FolderWatch : IDisposable
{
    // Editors write a file in several steps (truncate, write, rename), within a millisecond or two of each other.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(15);

    private readonly Channel<string> _changes = Channel.CreateUnbounded<string>();
    private readonly FileSystemWatcher _watcher;
    private readonly TimeProvider _time;

    /// <param name="folder">A folder that is there.</param>
    public FolderWatch(string folder, TimeProvider time)
    {
        _time = time;
        _watcher = new(Path.GetFullPath(folder))
        {
            IncludeSubdirectories = true,
            InternalBufferSize = 64 * 1024, // the most that Windows allows
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
        };
        _watcher.Changed += (_, e) => _changes.Writer.TryWrite(e.FullPath);
        _watcher.Created += (_, e) => _changes.Writer.TryWrite(e.FullPath);
        _watcher.Deleted += (_, e) => _changes.Writer.TryWrite(e.FullPath);
        _watcher.Renamed += (_, e) =>
        {
            _changes.Writer.TryWrite(e.OldFullPath);
            _changes.Writer.TryWrite(e.FullPath);
        };
        // More than fits into the buffer: everything may be another.
        _watcher.Error += (_, _) => _changes.Writer.TryWrite(Path.Combine(_watcher.Path, "sources.yaml"));
        _watcher.EnableRaisingEvents = true;
    }

    /// <summary>Waits for changes, and then until nothing has changed for a moment.</summary>
    public async Task<IReadOnlyCollection<string>> NextAsync(CancellationToken cancellationToken)
    {
        var changed = new HashSet<string>(StringComparer.Ordinal) { await _changes.Reader.ReadAsync(cancellationToken) };
        var before = 0;
        do
        {
            before = changed.Count;
            await Task.Delay(Quiet, _time, cancellationToken);
            while (_changes.Reader.TryRead(out var file))
                changed.Add(file);
        }
        while (changed.Count > before);
        return changed;
    }

    public void Dispose() => _watcher.Dispose();
}
