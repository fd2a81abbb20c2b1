using CsCheck;
using Ingest.Log;

namespace Ingest.Tests.Log;

public sealed class KnownKeysTests
{
    [Fact]
    public void Until_all_were_added_every_key_may_be_there() => Assert.True(new KnownKeys().MayHold(1));

    [Fact]
    public void None_that_was_added_is_denied()
    {
        var keys = new KnownKeys();
        keys.Complete();
        Gen.Long.Array[1, 100].Sample(
            added =>
            {
                Array.ForEach(added, keys.Add);
                return Array.TrueForAll(added, keys.MayHold);
            },
            threads: 1);
    }

    [Fact]
    public void Nearly_all_others_are()
    {
        var (keys, random) = (new KnownKeys(), new Random(1));
        for (var i = 0; i < 100_000; i++)
            keys.Add(random.NextInt64(long.MinValue, long.MaxValue));
        keys.Complete();
        var others = Enumerable.Range(0, 10_000).Count(_ => keys.MayHold(random.NextInt64(long.MinValue, long.MaxValue)));
        Assert.InRange(others, 0, 10);
    }
}
