using EndToEnd.Rig;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Studio;

/// <summary>A newcomer's first hour, each step as docs/start.md has it: begin a template, edit it, see it, test it, and send it to the pickup folder.</summary>
public sealed class NewcomerTests
{
    private const string Body = "This is hello. Say what it is about.";
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_nothing_to_a_mail_in_the_pickup_folder()
    {
        using var start = new TemporaryFolder();
        Assert.Equal(0, (await RendererAsync("new", "hello", "--templates", start.Path)).ExitCode);

        // Sees it, edits it, sees the edit.
        await using var desk = await Desk.OpenAsync(start.Path, _ct);
        await desk.GoAsync("#/");
        await desk.Page.Locator("#open-hello").ClickAsync();
        await Expect(desk.Mail.GetByText(Body)).ToBeVisibleAsync();
        desk.Edit("hello/template.mjml", Body, "Oak boards are back.");
        await Expect(desk.Mail.GetByText("Oak boards are back.")).ToBeVisibleAsync();

        // Tests it, and takes the difference over.
        string[] templates = ["--templates", desk.File("")];
        Assert.Equal((0, "1 template: 0 errors, 0 warnings"), await SaidAsync("check", "hello", "--strict"));
        var test = await RendererAsync(["test", "hello", .. templates]);
        Assert.Equal(1, test.ExitCode);
        Assert.Contains("Oak boards are back.", test.Text, StringComparison.Ordinal);
        Assert.Equal(0, (await RendererAsync(["test", "hello", "--accept", .. templates])).ExitCode);
        Assert.Equal(0, (await RendererAsync(["test", "hello", .. templates])).ExitCode);

        // Sends it, from the studio and by the service.
        await desk.GoAsync("#/t/hello/usual");
        await desk.SendTestAsync("ada@example.com");
        Assert.Contains("Oak boards are back.", Assert.Single(Mails(desk.DataFolder)), StringComparison.Ordinal);
        using var data = new TemporaryFolder();
        await using var service = await Programs.Renderer(data, "http://127.0.0.1:1", "http://127.0.0.1:1", mail: null, desk.File("")).StartAsync(_ct);
        var id = await service.Client.PostSendAsync(
            new { template = "hello", recipient = new { id = "u2", email = "grace@example.com", first_name = "Grace" }, idempotency_key = "try-1" }, _ct);
        Assert.Equal("sent", (await service.Client.FinalSendAsync(id, _ct)).State);
        Assert.Contains("Hello Grace", Assert.Single(Mails(data.Path)), StringComparison.Ordinal);

        async Task<(int, string)> SaidAsync(params string[] arguments)
        {
            var output = await RendererAsync([.. arguments, .. templates]);
            return (output.ExitCode, output.Text.Trim());
        }
    }

    private Task<Output> RendererAsync(params string[] arguments) => Output.OfAsync("Renderer", arguments, _ct);

    private static string[] Mails(string data) => [.. Directory.GetFiles(Path.Combine(data, "pickup"), "*.eml").Select(File.ReadAllText)];
}
