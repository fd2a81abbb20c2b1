using EndToEnd.Rig;

namespace EndToEnd;

/// <summary>SIGKILL between an event's acceptance and the mail that follows from it.</summary>
public sealed class KilledIngestTests : IDisposable
{
    private readonly TemporaryFolder _ingestData = new();
    private readonly TemporaryFolder _rendererData = new();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _ingestData.Dispose();
        _rendererData.Dispose();
    }

    [Fact]
    public async Task Killed_before_the_trigger_fires_the_mail_is_sent_once()
    {
        await using var rig = await Pipeline.StartAsync(_ingestData, _rendererData, _ct);
        await rig.LeaveCartAsync("u1", _ct);

        await rig.Ingest.KillAsync();
        await rig.Ingest.StartAsync(_ct);
        await rig.Between.Before.Arrived.WithinBound("the trigger fires");
        rig.LetThrough();

        await AssertMailedOnceAsync(rig);
    }

    [Fact]
    public async Task Killed_before_the_renderer_took_the_send_the_mail_is_sent_once()
    {
        await using var rig = await Pipeline.StartAsync(_ingestData, _rendererData, _ct);
        await rig.LeaveCartAsync("u1", _ct);
        await rig.Between.Before.Arrived.WithinBound("the trigger fires");

        await rig.Ingest.KillAsync();
        await rig.Ingest.StartAsync(_ct);
        rig.LetThrough(); // only now: the mail is made of what a living Ingest tells of the cart

        await AssertMailedOnceAsync(rig);
    }

    [Fact]
    public async Task Killed_before_it_learns_that_the_renderer_took_the_send_the_mail_is_sent_once()
    {
        await using var rig = await Pipeline.StartAsync(_ingestData, _rendererData, _ct);
        await rig.LeaveCartAsync("u1", _ct);
        rig.Between.Before.Open();
        await rig.Between.After.Arrived.WithinBound("the renderer answers");
        Assert.Equal(["u1@example.com"], (await rig.Mail.NextAsync()).To); // made of a cart that only a living Ingest could tell

        await rig.Ingest.KillAsync();
        rig.LetThrough();
        await rig.Ingest.StartAsync(_ct);

        await AssertNoMoreThanOneAsync(rig);
    }

    private async Task AssertMailedOnceAsync(Pipeline rig)
    {
        Assert.Equal(["u1@example.com"], (await rig.Mail.NextAsync()).To);
        await AssertNoMoreThanOneAsync(rig);
    }

    private async Task AssertNoMoreThanOneAsync(Pipeline rig)
    {
        // What would be left of the first person's send goes before a second person's, which is asked for later.
        await rig.LeaveCartAsync("u2", _ct);
        Assert.Equal(["u2@example.com"], (await rig.Mail.NextAsync()).To);
        Assert.Equal(2, rig.Mail.Count);
    }
}
