using Renderer.Sends;

namespace Renderer.Tests.Sends;

public sealed class OutboxTests
{
    [Fact]
    public async Task The_same_key_is_the_same_send()
    {
        await using var rig = new SendRig();
        var first = await rig.AcceptAsync();
        Assert.Equal(first, await rig.AcceptAsync());
        Assert.Equal(1, await rig.RunDueAsync());
    }

    [Fact]
    public async Task The_same_key_for_another_message_is_a_conflict()
    {
        await using var rig = new SendRig();
        var first = await rig.AcceptAsync();
        var second = await rig.Outbox.AcceptAsync(SendRig.Request(email: "bob@example.com"), SendRig.Cancel);
        Assert.Equal(new Intake.Conflict(first), second);
    }

    [Fact]
    public async Task A_send_is_claimed_once()
    {
        await using var rig = new SendRig();
        for (var i = 0; i < 20; i++)
            await rig.AcceptAsync($"k{i}");
        var claims = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => rig.Outbox.ClaimAsync(10, SendRig.Cancel)));
        var ids = claims.SelectMany(c => c).Select(s => s.Id).ToList();
        Assert.Equal(20, ids.Count);
        Assert.Equal(20, ids.Distinct().Count());
    }

    [Fact]
    public async Task The_newest_send_of_a_recipient_comes_first()
    {
        await using var rig = new SendRig();
        var first = await rig.AcceptAsync("k1");
        var second = await rig.AcceptAsync("k2");
        Assert.Equal([second, first], rig.History.List("Ada@example.com", 10).Select(s => s.Id));
        Assert.Equal([second], rig.History.List(null, 1).Select(s => s.Id));
        Assert.Empty(rig.History.List("bob@example.com", 10));
    }
}
