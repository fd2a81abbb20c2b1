using MimeKit;
using Renderer.Delivery;
using Renderer.Messages;

namespace Renderer.Tests.Delivery;

public sealed class PickupFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pickup").FullName;

    [Fact]
    public async Task A_repeat_overwrites_and_leaves_nothing_unfinished()
    {
        var folder = new PickupFolder(_folder);
        Assert.IsType<Answer.Taken>(await folder.SendAsync(Message("first"), TestContext.Current.CancellationToken));
        Assert.IsType<Answer.Taken>(await folder.SendAsync(Message("second"), TestContext.Current.CancellationToken));

        var file = Assert.Single(Directory.GetFiles(_folder));
        Assert.Equal("s1.eml", Path.GetFileName(file));
        Assert.Equal("second", (await MimeMessage.LoadAsync(file, TestContext.Current.CancellationToken)).Subject);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_tried_later()
    {
        var file = Path.Combine(_folder, "a-file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        Assert.IsType<Answer.TryLater>(await new PickupFolder(file).SendAsync(Message("first"), TestContext.Current.CancellationToken));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static OutgoingMessage Message(string subject) =>
        new("s1", subject, "", new MimeMessage { Subject = subject, Body = new TextPart("plain") { Text = "Hello" } });
}
