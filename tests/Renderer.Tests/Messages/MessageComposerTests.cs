using Renderer.Messages;
using Renderer.Tests.Sends;

namespace Renderer.Tests.Messages;

public sealed class MessageComposerTests
{
    [Fact]
    public async Task The_message_carries_both_parts_and_one_click_unsubscribe()
    {
        await using var rig = new SendRig();
        var message = await SendAsync(rig);
        Assert.Equal("Bag", message.Mime.TextBody);
        Assert.Equal($"{message.SendId}@shop.example", message.Mime.MessageId);
        Assert.Equal($"<{rig.Links.For(message.SendId).Unsubscribe}>", message.Mime.Headers["List-Unsubscribe"]);
        Assert.Equal("List-Unsubscribe=One-Click", message.Mime.Headers["List-Unsubscribe-Post"]);
        Assert.Equal(rig.Time.GetUtcNow(), message.Mime.Date);
    }

    [Fact]
    public async Task Data_cannot_start_a_header_of_its_own()
    {
        await using var rig = new SendRig();
        rig.Template.Parts = rig.Template.Parts with
        {
            Subject = "Hi\r\nBcc: eve@example.com",
            ReplyTo = "a@shop.example\nBcc: eve@example.com",
            Headers = new Dictionary<string, string> { ["X-Note"] = "a\r\nBcc: eve@example.com", ["Bcc"] = "eve@example.com", ["X Bad\n"] = "x" },
        };
        var message = await SendAsync(rig);
        Assert.Equal("Hi Bcc: eve@example.com", message.Mime.Subject);
        Assert.Empty(message.Mime.Bcc);
        Assert.DoesNotContain(message.Mime.Headers, h => h.Field.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase) || h.Field.StartsWith("X Bad", StringComparison.Ordinal));
        Assert.Equal("a Bcc: eve@example.com", message.Mime.Headers["X-Note"]);
    }

    private static async Task<OutgoingMessage> SendAsync(SendRig rig)
    {
        await rig.AcceptAsync();
        await rig.RunDueAsync();
        Assert.True(rig.Server.Arrived.Reader.TryRead(out var message));
        return message;
    }
}
