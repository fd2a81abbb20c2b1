using System.Text.Json;
using Renderer.Sources.Caching;
using Renderer.Sources.Calls;
using TemplateLanguage.Planning;

namespace Renderer.Tests.Sources.Caching;

/// <summary>Ages in seconds; the clock stands at 0.</summary>
public sealed class CachePolicyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(10, null, 10, null, true)]
    [InlineData(11, null, 10, null, false)]
    [InlineData(1, null, null, null, false)]
    [InlineData(1, 31, 10, 30, false)]
    [InlineData(1, 30, 10, 30, true)]
    [InlineData(1, null, 10, 30, false)]
    public void A_value_serves_while_it_is_young_enough(int fetched, int? own, int? cache, int? fresh, bool serves) =>
        Assert.Equal(serves, CachePolicy.Serves(Value(fetched, own), Call(cache, null, fresh), Now));

    [Theory]
    [InlineData(60, null, 60, null, true)]
    [InlineData(61, null, 60, null, false)]
    [InlineData(1, null, null, null, false)]
    [InlineData(1, 60, 60, 30, true)]
    [InlineData(1, 61, 60, 30, false)]
    [InlineData(1, null, 60, 30, false)]
    [InlineData(1, 3600, 60, null, true)]
    public void A_value_stands_in_for_as_long_as_the_template_says(int fetched, int? own, int? stale, int? fresh, bool standsIn) =>
        Assert.Equal(standsIn, CachePolicy.StandsIn(Value(fetched, own), Call(null, stale, fresh), Now));

    [Theory]
    [InlineData(10, 5, false)]
    [InlineData(5, 10, true)]
    [InlineData(5, 5, false)]
    [InlineData(null, 10, false)]
    [InlineData(10, null, true)]
    [InlineData(null, null, false)]
    public void A_value_that_is_older_takes_nothing_away(int? known, int? fetched, bool stays)
    {
        var (before, now) = (Value(60, known), Value(0, fetched));
        Assert.Same(stays ? before : now, CachePolicy.Newest(before, now));
        Assert.Same(now, CachePolicy.Newest(null, now));
    }

    [Theory]
    [InlineData("status", "404", true)]
    [InlineData("status", "301", true)]
    [InlineData("status", "429", false)]
    [InlineData("status", "408", false)]
    [InlineData("status", "500", false)]
    [InlineData("schema", null, true)]
    [InlineData("timeout", null, false)]
    [InlineData("breaker_open", null, false)]
    public void A_failure_is_kept_where_the_same_request_would_meet_it_again(string error, string? detail, bool kept)
    {
        var failure = new Fetched.Failure(error, detail);
        Assert.Equal(kept ? TimeSpan.FromSeconds(1) : null, CachePolicy.Keep(failure, Call(60, null, null)));
        Assert.Null(CachePolicy.Keep(failure, Call(null, 60, null)));
        Assert.Equal(kept, CachePolicy.Serves(failure, Now - TimeSpan.FromSeconds(1), Call(60, null, null), Now));
        Assert.False(CachePolicy.Serves(failure, Now - TimeSpan.FromSeconds(1.1), Call(60, null, null), Now));
    }

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData(10, null, null, 10)]
    [InlineData(10, 60, null, 60)]
    [InlineData(60, 10, null, 60)]
    [InlineData(10, null, "\"1\"", 610)]
    [InlineData(null, null, "\"1\"", null)]
    public void A_value_is_kept_while_it_is_of_use(int? cache, int? stale, string? tag, int? seconds) =>
        Assert.Equal(Seconds(seconds), CachePolicy.Keep(Value(0, null) with { ETag = tag }, Call(cache, stale, null)));

    private static Fetched.Value Value(int fetched, int? own) =>
        new(JsonElement.Parse("{}"), own is null ? null : Now - Seconds(own)!.Value, Now - TimeSpan.FromSeconds(fetched));

    private static SourceCall Call(int? cache, int? stale, int? fresh) =>
        new("s", "a", "b", new Dictionary<string, JsonElement>(), null, Seconds(fresh), Seconds(cache), Seconds(stale), null, null);

    private static TimeSpan? Seconds(int? seconds) => seconds is { } s ? TimeSpan.FromSeconds(s) : null;
}
