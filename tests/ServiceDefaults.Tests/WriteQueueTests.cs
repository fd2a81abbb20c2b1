using ServiceDefaults.Sqlite;

namespace ServiceDefaults.Tests;

public sealed class WriteQueueTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    [Fact]
    public void The_first_waits_for_nobody()
    {
        var queue = Queue(Long);
        Assert.True(queue.TryAdd(1));
        Assert.Equal([1], Take(queue));
    }

    [Fact]
    public void Half_of_those_that_were_there_at_one_time_are_taken()
    {
        var queue = Queue(Long);
        Add(queue, 1, 6);
        Assert.Equal([1], Take(queue)); // of whom nobody knew
        queue.Committed(1);

        Assert.Equal([2, 3, 4], Take(queue));
        queue.Committed(3);
        Assert.Equal([5, 6], Take(Closed(queue)));
    }

    [Fact]
    public async Task As_many_are_waited_for()
    {
        var queue = Queue(Long);
        queue.Committed(6);
        Add(queue, 1, 2);
        var taking = Task.Run(() => Take(queue), TestContext.Current.CancellationToken);
        Assert.False(taking.IsCompleted);

        Assert.True(queue.TryAdd(3));

        Assert.Equal([1, 2, 3], await taking);
    }

    [Fact]
    public void Fewer_are_taken_when_patience_ends()
    {
        var queue = Queue(TimeSpan.FromMilliseconds(1));
        queue.Committed(100);
        Add(queue, 1, 2);
        Assert.Equal([1, 2], Take(queue));
    }

    [Fact]
    public void Those_of_long_ago_are_waited_for_no_longer()
    {
        var queue = Queue(Long);
        queue.Committed(100);
        for (var i = 0; i < 32; i++)
            queue.Committed(1);
        Assert.True(queue.TryAdd(1));
        Assert.Equal([1], Take(queue));
    }

    [Fact]
    public void Without_patience_all_are_taken_as_far_as_one_transaction_may_have_them()
    {
        var queue = Queue(TimeSpan.Zero);
        Add(queue, 1, 10);
        Assert.Equal(Enumerable.Range(1, 8), Take(queue));
        Assert.Equal([9, 10], Take(queue));
    }

    [Fact]
    public async Task Who_finds_no_room_is_let_in_when_there_is_some()
    {
        var queue = Queue(TimeSpan.Zero);
        Add(queue, 1, 10);
        Assert.False(queue.TryAdd(11));
        var adding = queue.AddAsync(11, TestContext.Current.CancellationToken);
        Assert.False(adding.IsCompleted);

        Take(queue);

        await adding;
        Assert.Equal([9, 10, 11], Take(queue));
    }

    [Fact]
    public async Task What_is_there_when_it_closes_is_taken_and_nothing_more()
    {
        var queue = Queue(Long);
        Add(queue, 1, 10);
        var adding = queue.AddAsync(11, TestContext.Current.CancellationToken);

        Assert.True(queue.TryComplete());

        Assert.False(queue.TryComplete());
        Assert.Throws<ObjectDisposedException>(() => queue.TryAdd(12));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => adding);
        Assert.Equal([1], Take(queue));
        queue.Committed(1);
        Assert.Equal(5, Take(queue).Count);
        queue.Committed(5);
        Assert.Equal(4, Take(queue).Count);
        Assert.Empty(Take(queue));
    }

    private static WriteQueue<int> Queue(TimeSpan patience) => new(10, 8, patience);

    private static WriteQueue<int> Closed(WriteQueue<int> queue)
    {
        queue.TryComplete();
        return queue;
    }

    private static void Add(WriteQueue<int> queue, int first, int last)
    {
        for (var i = first; i <= last; i++)
            Assert.True(queue.TryAdd(i));
    }

    private static List<int> Take(WriteQueue<int> queue)
    {
        var group = new List<int>();
        Assert.Equal(queue.Take(group), group.Count > 0);
        return group;
    }
}
