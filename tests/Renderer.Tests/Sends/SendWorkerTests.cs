using Renderer.Delivery;
using Renderer.Sends;

namespace Renderer.Tests.Sends;

public sealed class SendWorkerTests
{
    [Fact]
    public async Task A_restart_takes_up_what_was_being_resolved()
    {
        await using var rig = new SendRig();
        var id = await rig.AcceptAsync();
        await rig.Outbox.ClaimAsync(10, SendRig.Cancel); // and the process ends here
        await RunUntilMailAsync(rig);
        Assert.Equal(SendState.Sent, rig.Find(id).State);
    }

    [Fact]
    public async Task A_message_caught_in_delivery_is_repeated_with_the_same_id()
    {
        await using var rig = new SendRig();
        var id = await CatchInDeliveryAsync(rig);
        var mail = await RunUntilMailAsync(rig);
        Assert.Equal($"{id}@shop.example", mail.Mime.MessageId);
        Assert.Contains(rig.Find(id).History, s => s.State == SendState.Deferred && s.Reason!.StartsWith("may have been sent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_caught_in_delivery_is_held_when_once_is_the_limit()
    {
        await using var rig = new SendRig(DeliveryPolicy.AtMostOnce);
        var caught = await CatchInDeliveryAsync(rig);
        var other = await rig.AcceptAsync("k2");
        var mail = await RunUntilMailAsync(rig);
        Assert.Equal(other, mail.SendId);
        Assert.Equal(SendState.Failed, rig.Find(caught).State);
    }

    private static async Task<string> CatchInDeliveryAsync(SendRig rig)
    {
        var id = await rig.AcceptAsync();
        await rig.Outbox.ClaimAsync(10, SendRig.Cancel);
        await rig.Outbox.MarkDeliveringAsync(id, "Your bag", "<p>Bag</p>", "carts", SendRig.Cancel);
        return id;
    }

    private static async Task<Renderer.Messages.OutgoingMessage> RunUntilMailAsync(SendRig rig)
    {
        using var worker = rig.Worker();
        await worker.StartAsync(SendRig.Cancel);
        var mail = await rig.Server.Arrived.Reader.ReadAsync(SendRig.Cancel);
        await worker.StopAsync(SendRig.Cancel); // answers are recorded before it ends
        return mail;
    }
}
