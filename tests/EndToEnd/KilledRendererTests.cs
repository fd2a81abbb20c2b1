using EndToEnd.Rig;

namespace EndToEnd;

/// <summary>SIGKILL between a send's acceptance and its delivery.</summary>
public sealed class KilledRendererTests : IDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Killed_while_it_waits_for_data_it_sends_the_mail_once()
    {
        var gate = new Gate();
        await using var mail = await MailServer.StartAsync();
        await using var data = await new LiveData { Cart = Answer.Held(gate, LiveData.CartJson) }.StartAsync(_ct);
        await using var renderer = await Programs.Renderer(_data, data.Url, data.Url, mail, PatientTemplates.In(_data)).StartAsync(_ct);
        var id = await renderer.Client.PostSendAsync(LiveData.Send("u1"), _ct);
        await gate.Arrived.WithinBound("the renderer asks for the cart");

        await renderer.KillAsync();
        gate.Open();
        await renderer.StartAsync(_ct);

        await AssertSentOnceAsync(renderer, id, mail);
    }

    [Fact]
    public async Task Killed_while_the_mail_server_hesitates_it_sends_the_mail_once()
    {
        await using var mail = await MailServer.StartAsync();
        await using var data = await new LiveData().StartAsync(_ct);
        await using var renderer = await Programs.Renderer(_data, data.Url, data.Url, mail, PatientTemplates.In(_data)).StartAsync(_ct);
        await mail.HoldAsync();
        var id = await renderer.Client.PostSendAsync(LiveData.Send("u1"), _ct);
        await mail.GreetingAsync();

        await renderer.KillAsync();
        await mail.ReleaseAsync();
        await renderer.StartAsync(_ct);

        await AssertSentOnceAsync(renderer, id, mail);
    }

    private async Task AssertSentOnceAsync(Service renderer, string id, MailServer mail)
    {
        var send = await renderer.Client.FinalSendAsync(id, _ct);
        Assert.Equal(("sent", null), (send.State, send.Reason));
        var received = await mail.NextAsync();
        Assert.StartsWith($"<{id}@", received.MessageId, StringComparison.Ordinal);
        // A second mail to another person passes the same queue behind whatever would be left of the first.
        var next = await renderer.Client.PostSendAsync(LiveData.Send("u2"), _ct);
        Assert.Equal("sent", (await renderer.Client.FinalSendAsync(next, _ct)).State);
        Assert.StartsWith($"<{next}@", (await mail.NextAsync()).MessageId, StringComparison.Ordinal);
        Assert.Equal(2, mail.Count);
    }
}
