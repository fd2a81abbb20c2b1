using CsCheck;
using Ingest.State;

namespace Ingest.Tests.State;

public sealed class RecentActivityTests
{
    private static readonly Product?[] Products = [null, Named("mug"), Named("a longer name")];

    [Fact]
    public void The_newest_are_kept_and_their_size_is_that_of_a_list_made_of_them() => Gen.Int[0, 2].Array[0, 120].Sample(history =>
    {
        var items = history.Select((p, i) => new ActivityItem($"t{i}", Products[p], null, null, Sample.Morning.AddMinutes(i))).ToList();

        var recent = items.Aggregate(RecentActivity.None, (known, item) => known.With(item));

        Assert.Equal(items.AsEnumerable().Reverse().Take(RecentActivity.Kept), recent);
        Assert.Equal(RecentActivity.Of([.. recent]).Size, recent.Size);
    });

    private static Product Named(string name) => new(name, null, name, null, null, null, null, null);
}
