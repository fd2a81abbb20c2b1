namespace Renderer.Tests.Cli;

public sealed class PreviewCommandTests : IDisposable
{
    private readonly CommandRig _rig = new();

    [Fact]
    public async Task The_shipped_template_shows_what_its_fixtures_say()
    {
        var (code, output, error) = await CommandRig.RunAsync("preview", "abandoned-cart", "--templates", CommandRig.Shipped, "--out", _rig.Folder);

        Assert.Equal((0, ""), (code, error));
        Assert.Equal(
            ["bare.html", "bare.txt", "extreme.html", "extreme.txt", "german.html", "german.txt", "offers-down.html", "offers-down.txt", "usual.html", "usual.txt"],
            Directory.GetFiles(_rig.Folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.Contains("Ada, your Enamel mug, forest is waiting", output, StringComparison.Ordinal);
        Assert.Contains("aborted: the cart is empty", output, StringComparison.Ordinal);
        Assert.Contains("not sent: required source 'cart' failed (connect)", output, StringComparison.Ordinal);
        Assert.Contains("Goes well with it", Read("usual.html"), StringComparison.Ordinal);
        Assert.Contains("Free delivery this week", Read("offers-down.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("Goes well with it", Read("offers-down.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_fixture_can_be_chosen()
    {
        var (code, output, _) = await CommandRig.RunAsync(
            "preview", "abandoned-cart", "--fixture", "offers-down", "--templates", CommandRig.Shipped, "--out", _rig.Folder);

        Assert.Equal(0, code);
        Assert.Contains("block  deals            fallback           offers: status", output, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(_rig.Folder).Length);
    }

    [Theory]
    [InlineData("abandoned-crat", "usual", "There is no template 'abandoned-crat'", "Did you mean 'abandoned-cart'?")]
    [InlineData("abandoned-cart", "usal", "'abandoned-cart' has no fixture 'usal'.", "Did you mean 'usual'?")]
    public async Task What_is_not_there_is_told(string name, string fixture, string message, string suggestion)
    {
        var (code, _, error) = await CommandRig.RunAsync("preview", name, "--fixture", fixture, "--templates", CommandRig.Shipped, "--out", _rig.Folder);

        Assert.Equal(2, code);
        Assert.StartsWith(message, error, StringComparison.Ordinal);
        Assert.Contains(suggestion, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_with_errors_is_not_rendered()
    {
        _rig.Write("a/template.mjml", "---\nsubject: x\n---\n{{ ghost }}<mjml><mj-body></mj-body></mjml>");
        _rig.Write("a/previews/usual.json", """{ "recipient": {} }""");

        var (code, _, error) = await CommandRig.RunAsync("preview", "a", "--templates", _rig.Folder);

        Assert.Equal(1, code);
        Assert.Contains("TL031", error, StringComparison.Ordinal);
    }

    public void Dispose() => _rig.Dispose();

    private string Read(string file) => File.ReadAllText(Path.Combine(_rig.Folder, file));
}
