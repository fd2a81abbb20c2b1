using EndToEnd.Rig;

namespace EndToEnd;

/// <summary>
/// The mail with systems that are slow, fail or answer garbage. A slow one never answers at all: when the send ends, it is because the
/// renderer did not wait.
/// </summary>
public sealed class FailingDataTests : IDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public static TheoryData<string> Failures => ["never", "500", "garbage"];

    public void Dispose() => _data.Dispose();

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Without_the_cart_it_is_aborted(string failure)
    {
        await using var mail = await MailServer.StartAsync();
        var send = await SendAsync(new() { Cart = Answer.Named(failure) }, mail);

        Assert.Equal("aborted", send.State);
        Assert.Contains("cart", send.Reason, StringComparison.Ordinal);
        Assert.Contains(send.Sources["cart"].Status, new[] { "late", "failed" });
        Assert.Equal(0, mail.Count);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Without_the_offers_it_leaves_with_the_fallback_of_their_block(string failure)
    {
        await using var mail = await MailServer.StartAsync();
        var send = await SendAsync(new() { Offers = Answer.Named(failure) }, mail);

        Assert.Equal("sent", send.State);
        Assert.Contains(send.Sources["offers"].Status, new[] { "late", "failed" });
        Assert.Equal("fallback", send.Blocks["deals"]);
        Assert.Equal("body", send.Blocks["recently_viewed"]);
        var received = await mail.NextAsync();
        Assert.Contains("Enamel mug", received.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Linen tote", received.Html, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Without_the_activity_it_leaves_with_the_fallback_of_its_block(string failure)
    {
        await using var mail = await MailServer.StartAsync();
        var send = await SendAsync(new() { Activity = Answer.Named(failure) }, mail);

        Assert.Equal("sent", send.State);
        Assert.Equal("fallback", send.Blocks["recently_viewed"]);
        Assert.Equal("body", send.Blocks["deals"]);
        var received = await mail.NextAsync();
        Assert.Contains("Enamel mug", received.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Oak tray", received.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_all_of_it_there_no_block_falls()
    {
        await using var mail = await MailServer.StartAsync();
        var send = await SendAsync(new(), mail);

        Assert.Equal("sent", send.State);
        Assert.All(send.Sources.Values, s => Assert.Equal("ok", s.Status));
        Assert.All(send.Blocks.Values, b => Assert.Equal("body", b));
        var received = await mail.NextAsync();
        Assert.Contains("Linen tote", received.Html, StringComparison.Ordinal);
        Assert.Contains("Oak tray", received.Html, StringComparison.Ordinal);
    }

    private async Task<Send> SendAsync(LiveData data, MailServer mail)
    {
        await using var systems = await data.StartAsync(_ct);
        await using var renderer = await Programs.Renderer(_data, systems.Url, systems.Url, mail).StartAsync(_ct);
        var id = await renderer.Client.PostSendAsync(LiveData.Send("u1"), _ct);
        return await renderer.Client.FinalSendAsync(id, _ct);
    }
}
