using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Renderer.Studio.Workshop;

/// <summary>Passes news on to every open page.</summary>
internal sealed class NewsDesk
{
    private const int Unread = 256; // a page that sleeps loses the oldest, and looks at everything when it wakes

    private readonly ConcurrentDictionary<Channel<News>, bool> _readers = new();

    public void Tell(News news)
    {
        foreach (var reader in _readers.Keys)
            reader.Writer.TryWrite(news);
    }

    /// <summary>The news from now on; the first says hello, so that a page knows that it will hear of the next change.</summary>
    public async IAsyncEnumerable<News> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var mine = Channel.CreateBounded<News>(new BoundedChannelOptions(Unread) { FullMode = BoundedChannelFullMode.DropOldest });
        _readers[mine] = true;
        try
        {
            yield return new("hello", []);
            await foreach (var news in mine.Reader.ReadAllAsync(cancellationToken))
                yield return news;
        }
        finally
        {
            _readers.TryRemove(mine, out _);
        }
    }
}
