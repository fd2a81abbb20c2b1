using System.Text.Json;
using Renderer.Sends;
using Renderer.Studio.SendLog;
using TemplateLanguage.Rendering;

namespace Renderer.Tests.Studio;

public sealed class SendSummaryTests
{
    [Fact]
    public void States_reasons_fallbacks_and_latencies_are_counted()
    {
        var sends = Enumerable.Range(1, 100).Select(i => Send(i, SendState.Sent, null, "body")).Append(Send(500, SendState.Aborted, "empty", "fallback")).Append(Send(1, SendState.Aborted, "empty", "body"));

        var summary = Assert.Single(SendSummary.Of(sends));

        Assert.Equal((102, 100, 2), (summary.Sends, summary.States["sent"], summary.States["aborted"]));
        Assert.Equal(new Counted("empty", 2), Assert.Single(summary.Reasons));
        Assert.Equal(new BlockSummary("deals", 101, 1), Assert.Single(summary.Blocks));
        Assert.Equal(new SourceSummary("cart", 102, 0, 50, 100), Assert.Single(summary.Sources));
    }

    [Theory]
    [InlineData("""{"email":"ada@example.com","name":"Ada Lovelace","age":36,"vip":true}""", """{"email":"a…@example.com","name":"A…","age":36,"vip":true}""")]
    [InlineData("""{"type":"Product Added","properties":{"product_id":"mug","note":"for Bob","list":["x","yz"],"none":null}}""", """{"type":"Product Added","properties":{"product_id":"mug","note":"f…","list":["…","y…"],"none":null}}""")]
    public void Data_is_shown_without_its_person(string data, string shown)
    {
        var masked = Redaction.Of(JsonElement.Parse(data))!;
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(shown), JsonElement.Parse(masked.ToJsonString())), masked.ToJsonString());
    }

    private static SendRecord Send(double ms, SendState state, string? reason, string outcome)
    {
        var report = new SendReport([new("cart", "carts", "current", "ok", null, 0, ms, null, null)], [new BlockReport("deals", outcome, null)], [], ms, 1);
        return new("s", "cart", "ada@example.com", state, default, null, 1, null, null, [new(state, default, reason)], report);
    }
}
