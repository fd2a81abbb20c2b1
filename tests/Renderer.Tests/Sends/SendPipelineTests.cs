using Renderer.Delivery;
using Renderer.Sends;
using TemplateLanguage;
using TemplateLanguage.Rendering;

namespace Renderer.Tests.Sends;

public sealed class SendPipelineTests
{
    [Fact]
    public async Task A_send_passes_every_state_and_keeps_its_report()
    {
        await using var rig = new SendRig();
        var id = await rig.AcceptAsync();
        await rig.RunDueAsync();

        var send = rig.Find(id);
        Assert.Equal([SendState.Accepted, SendState.Resolving, SendState.Delivering, SendState.Sent], send.History.Select(s => s.State));
        Assert.Equal(("Your bag", "250 ok"), (send.Subject, send.Reply));
        Assert.Equal(12, Assert.Single(send.Report!.Sources).ElapsedMs);
        Assert.Equal("fallback", Assert.Single(send.Report.Blocks).Outcome);
    }

    [Fact]
    public async Task An_aborted_message_is_never_sent()
    {
        await using var rig = new SendRig();
        rig.Template.Outcome = new RenderOutcome.Aborted("the cart is empty") { Report = FakeTemplate.Report };
        var id = await rig.AcceptAsync();
        await rig.RunDueAsync();

        Assert.Equal(new SendStep(SendState.Aborted, rig.Time.GetUtcNow(), "the cart is empty"), rig.Find(id).History[^1]);
        Assert.False(rig.Server.Arrived.Reader.TryRead(out _));
    }

    [Fact]
    public async Task A_deferred_message_is_tried_when_its_time_has_come()
    {
        await using var rig = new SendRig();
        rig.Template.Outcome = new RenderOutcome.Deferred(TimeSpan.FromMinutes(10), "restocking") { Report = FakeTemplate.Report };
        var id = await rig.AcceptAsync();
        await rig.RunDueAsync();
        rig.Template.Outcome = null;

        rig.Time.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(0, await rig.RunDueAsync());
        rig.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await rig.RunDueAsync());
        Assert.Equal(SendState.Sent, rig.Find(id).State);
    }

    [Theory]
    [InlineData(OnMissing.Abort, "Aborted")]
    [InlineData(OnMissing.Retry, "Deferred")]
    public async Task A_missing_source_aborts_or_waits_as_the_template_says(OnMissing onMissing, string state)
    {
        await using var rig = new SendRig();
        rig.Template.FrontMatter = new() { OnMissing = onMissing };
        rig.Template.Outcome = new RenderOutcome.Missing("cart", "timeout") { Report = FakeTemplate.Report };
        var id = await rig.AcceptAsync();
        await rig.RunDueAsync();
        Assert.Equal(state, rig.Find(id).State.ToString());
    }

    [Fact]
    public async Task A_server_that_says_later_is_asked_again_and_given_up_in_the_end()
    {
        await using var rig = new SendRig();
        rig.Server.Answer = new Answer.TryLater("450 4.2.1 busy");
        var id = await rig.AcceptAsync();
        await rig.RunDueAsync();
        Assert.Equal(rig.Time.GetUtcNow() + rig.Delivery.Schedule[0], rig.Find(id).Due);

        while (rig.Find(id).Due is { } due)
        {
            rig.Time.SetUtcNow(due);
            await rig.RunDueAsync();
        }
        Assert.Equal(SendState.Failed, rig.Find(id).State);
        Assert.InRange(rig.Time.GetUtcNow() - rig.Find(id).AcceptedAt, TimeSpan.FromDays(3), rig.Delivery.GiveUpAfter);
    }

    [Fact]
    public async Task A_mailbox_that_does_not_exist_is_not_written_to_again()
    {
        await using var rig = new SendRig();
        rig.Server.Answer = new Answer.Refused(Guilty.Recipient, "550 5.1.1 no such user");
        var first = await rig.AcceptAsync("k1");
        await rig.RunDueAsync();
        var second = await rig.AcceptAsync("k2");
        await rig.RunDueAsync();
        Assert.Equal((SendState.Failed, SendState.Suppressed), (rig.Find(first).State, rig.Find(second).State));
    }

    [Fact]
    public async Task An_unsubscribe_holds_for_its_category_alone()
    {
        await using var rig = new SendRig();
        await rig.Suppressions.AddAsync("ADA@example.com", "carts", "unsubscribed", SendRig.Cancel);
        var first = await rig.AcceptAsync("k1");
        await rig.RunDueAsync();
        rig.Template.FrontMatter = new() { Category = "receipts" };
        var second = await rig.AcceptAsync("k2");
        await rig.RunDueAsync();
        Assert.Equal((SendState.Suppressed, SendState.Sent), (rig.Find(first).State, rig.Find(second).State));
    }
}
