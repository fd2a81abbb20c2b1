using System.Text.Json;
using Ingest.Events;

namespace Ingest.Tests.Events;

public sealed class EventTests
{
    private static readonly Event Good = Sample.Event("Product Added");

    [Fact]
    public void A_good_event_has_no_faults() => Assert.Empty(Good.Validate());

    [Fact]
    public void A_visitor_is_enough() => Assert.Empty((Good with { UserId = null, AnonymousId = "a1" }).Validate());

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        var bad = Good with
        {
            Id = "",
            Type = " ",
            UserId = null,
            OccurredAt = Good.ReceivedAt.AddMinutes(61),
            Properties = JsonElement.Parse("[]"),
        };
        Assert.Equal(["messageId", "event", "userId", "timestamp", "properties"], bad.Validate().Select(f => f.Field));
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void An_id_has_a_hundred_characters_at_most(int length, bool good) =>
        Assert.Equal(good, !(Good with { Id = new string('x', length) }).Validate().Any());
}
