using System.Text.Json;
using Ingest.Triggers;

namespace Ingest.Tests.Triggers;

public sealed class TriggerTests
{
    private const string Mug = """{"product_id":"mug","cart_id":"c1"}""";
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cart_left_alone_asks_for_a_send()
    {
        await using var rig = await IngestRig.StartAsync();
        await rig.IdentifyAsync();
        await rig.TrackAsync("Product Added", Mug);
        rig.Time.Advance(Window);

        var send = await rig.Asked.ReadAsync(Ct);

        Assert.Equal("cart", send.GetProperty("template").GetString());
        Assert.Equal(("u1", "u1@example.com"), (send.GetProperty("recipient").GetProperty("id").GetString(), send.GetProperty("recipient").GetProperty("email").GetString()));
        Assert.Equal("Product Added", send.GetProperty("event").GetProperty("type").GetString());
        Assert.StartsWith("abandoned-cart-", send.GetProperty("idempotency_key").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Activity_starts_the_window_again()
    {
        await using var rig = await IngestRig.StartAsync();
        await rig.IdentifyAsync();
        await rig.TrackAsync("Product Added", Mug);
        rig.Time.Advance(Window / 2);
        await rig.TrackAsync("Product Added", """{"product_id":"tea"}""");
        rig.Time.Advance(Window / 2);

        Assert.Equal(Sample.Morning.Add(Window * 1.5), Assert.Single(await WaitingAsync(rig)).GetProperty("due_at").GetDateTimeOffset());
        rig.Time.Advance(Window / 2);
        await rig.Asked.ReadAsync(Ct);
    }

    [Theory]
    [InlineData("Order Completed", "{}")]
    [InlineData("Product Removed", Mug)]
    public async Task An_order_or_an_empty_cart_stops_the_window(string type, string properties)
    {
        await using var rig = await IngestRig.StartAsync();
        await rig.IdentifyAsync();
        await rig.TrackAsync("Product Added", Mug);
        await rig.TrackAsync(type, properties, at: rig.Time.GetUtcNow().AddSeconds(1));

        Assert.Empty(await WaitingAsync(rig));
    }

    [Fact]
    public async Task Late_events_start_nothing()
    {
        await using var rig = await IngestRig.StartAsync();
        await rig.IdentifyAsync();

        await rig.TrackAsync("Product Added", Mug, at: Sample.Morning.AddHours(-2));

        Assert.Empty(await WaitingAsync(rig));
    }

    [Fact]
    public async Task Without_an_address_the_reason_is_kept()
    {
        await using var rig = await IngestRig.StartAsync();
        await rig.TrackAsync("Product Added", Mug);
        rig.Time.Advance(Window);

        // The next person's send is asked for behind the first one's, had there been one.
        await rig.IdentifyAsync("u2");
        await rig.TrackAsync("Product Added", Mug, "u2");
        rig.Time.Advance(Window);
        Assert.Equal("u2", (await rig.Asked.ReadAsync(Ct)).GetProperty("recipient").GetProperty("id").GetString());
        var skipped = Assert.Single((await rig.JsonAsync("/v1/triggers?user=u1")).GetProperty("items").EnumerateArray());
        Assert.Equal(("skipped", "no email address is known"), (skipped.GetProperty("state").GetString(), skipped.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task A_window_outlives_a_restart_and_ends_once()
    {
        await using var rig = await IngestRig.StartAsync();
        await rig.IdentifyAsync();
        await rig.TrackAsync("Product Added", Mug);
        await rig.RestartAsync();
        rig.Time.Advance(Window);
        var first = await rig.Asked.ReadAsync(Ct);
        await rig.RestartAsync();
        await rig.IdentifyAsync("u2");
        await rig.TrackAsync("Product Added", Mug, "u2");
        rig.Time.Advance(Window);

        // A question that was under way at the restart may come again: with the same key.
        JsonElement next;
        do
            next = await rig.Asked.ReadAsync(Ct);
        while (Key(next) == Key(first));
        Assert.Equal("u2", next.GetProperty("recipient").GetProperty("id").GetString());

        static string? Key(JsonElement send) => send.GetProperty("idempotency_key").GetString();
    }

    [Fact]
    public async Task A_renderer_that_is_away_is_asked_again_with_the_same_key()
    {
        await using var rig = await IngestRig.StartAsync();
        rig.Answer = () => new SendAnswer.TryLater("away");
        await rig.IdentifyAsync();
        await rig.TrackAsync("Product Added", Mug);
        rig.Time.Advance(Window);
        var first = await rig.Asked.ReadAsync(Ct);
        rig.Answer = () => new SendAnswer.Accepted("s1");
        while ((await rig.JsonAsync("/v1/triggers?user=u1")).GetProperty("items")[0].GetProperty("attempts").GetInt32() == 0)
            await Task.Yield(); // the answer is recorded after it was given
        rig.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(first.GetProperty("idempotency_key").GetString(), (await rig.Asked.ReadAsync(Ct)).GetProperty("idempotency_key").GetString());
    }

    private static async Task<IEnumerable<JsonElement>> WaitingAsync(IngestRig rig) => (await rig.JsonAsync("/v1/triggers?user=u1")).GetProperty("waiting").EnumerateArray();
}
