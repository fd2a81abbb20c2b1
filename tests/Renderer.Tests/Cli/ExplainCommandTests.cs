namespace Renderer.Tests.Cli;

public sealed class ExplainCommandTests : IDisposable
{
    private readonly CommandRig _rig = new();

    [Fact]
    public async Task The_shipped_template_is_drawn()
    {
        var (code, output, error) = await CommandRig.RunAsync("explain", "abandoned-cart", "--templates", CommandRig.Shipped);

        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("abandoned-cart: waits 1000ms for all data; longest path 900ms: cart > offers\n", output, StringComparison.Ordinal);
        Assert.Contains($"  offers           {new string(' ', 20)}{new string('·', 16)}{new string(' ', 4)} offers.for_products, within 400ms, after cart\n", output, StringComparison.Ordinal);
        Assert.Contains("  subject          waits for cart\n", output, StringComparison.Ordinal);
        Assert.Contains("  recently_viewed  within 900ms; needs cart, viewed\n", output, StringComparison.Ordinal);
        Assert.Contains("HTML of cart-down: none, the message is not sent", output, StringComparison.Ordinal);
        Assert.Matches(@"HTML of usual: [0-9.]+ KB, [0-9]+ % of the 102 KB where Gmail clips", output);
    }

    [Fact]
    public async Task A_fixture_shows_how_it_went()
    {
        var (code, output, _) = await CommandRig.RunAsync("explain", "abandoned-cart", "--fixture", "offers-down", "--templates", CommandRig.Shipped);

        Assert.Equal(0, code);
        Assert.Matches("#+ +failed after [0-9]+ms: status", output);
        Assert.Contains("  deals            within 900ms; needs offers; fallback (offers: status)\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("HTML of usual", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_laid_out_late_is_named()
    {
        _rig.Write("a/template.mjml", "---\nsubject: x\n---\n<mjml><mj-body>\n<mj-section>{% for i in (1..3) %}<mj-column><mj-text>{{ i }}</mj-text></mj-column>{% endfor %}</mj-section>\n</mj-body></mjml>");

        var (code, output, _) = await CommandRig.RunAsync("explain", "a", "--templates", _rig.Folder);

        Assert.Equal(0, code);
        Assert.Matches(@"Laid out when it is sent\n  line 5: ", output);
    }

    [Theory]
    [InlineData("a", "usual", 2, "'a' has no fixture 'usual'.")]
    [InlineData("b", "usual", 2, "There is no template 'b'")]
    public async Task What_is_not_there_is_told(string name, string fixture, int expected, string message)
    {
        _rig.Write("a/template.mjml", "---\nsubject: x\n---\n<mjml><mj-body></mj-body></mjml>");

        var (code, _, error) = await CommandRig.RunAsync("explain", name, "--fixture", fixture, "--templates", _rig.Folder);

        Assert.Equal(expected, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_with_errors_is_not_explained()
    {
        _rig.Write("a/template.mjml", "---\nsubject: x\n---\n<mjml><mj-body>{{ nobody }}</mj-body></mjml>");

        var (code, _, error) = await CommandRig.RunAsync("explain", "a", "--templates", _rig.Folder);

        Assert.Equal(1, code);
        Assert.Contains("TL031", error, StringComparison.Ordinal);
    }

    public void Dispose() => _rig.Dispose();
}
