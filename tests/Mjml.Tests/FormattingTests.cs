namespace Mjml.Tests;

/// <summary>Minified and beautified pages mean what the plain one means.</summary>
public sealed class FormattingTests
{
    private static readonly string Corpus = Path.Combine(AppContext.BaseDirectory, "corpus");
    private static readonly MjmlCompiler Plain = new();
    private static readonly MjmlCompiler Minifying = new(new() { Minify = true });
    private static readonly MjmlCompiler Beautifying = new(new() { Beautify = true });

    public static TheoryData<string> Emails => [.. Directory.GetFiles(Corpus, "*.mjml").Select(f => Path.GetFileName(f)).Order()];

    [Theory]
    [MemberData(nameof(Emails))]
    public void Formatting_changes_no_token(string file)
    {
        var source = File.ReadAllText(Path.Combine(Corpus, file));
        var plain = Plain.Compile(source).Html;
        Assert.Equal(Tokens(plain), Tokens(Beautifying.Compile(source).Html));
        var minified = Minifying.Compile(source).Html;
        Assert.Equal(Tokens(plain), Tokens(minified));
        Assert.True(minified.Length < plain.Length);
    }

    /// <summary>White space between two template tags is between nothing once they are gone.</summary>
    private static IEnumerable<string> Tokens(string html) => HtmlTokens.Of(html).Select(t => t.Replace("%} {%", "%}{%", StringComparison.Ordinal));

    [Fact]
    public void White_space_that_shows_stays()
    {
        const string Text = "<pre>a\n   b</pre> <b>c</b>  <i>d</i> {{ \"x  y\" }}";
        var html = Minifying.Compile($"<mjml><mj-body><mj-section><mj-column><mj-text>{Text}</mj-text></mj-column></mj-section></mj-body></mjml>").Html;
        Assert.Contains("<pre>a\n   b</pre><b>c</b> <i>d</i> {{ \"x  y\" }}", html);
    }

    [Fact]
    public void Blocks_are_indented_and_text_is_not_torn()
    {
        var html = Beautifying.Compile("<mjml><mj-body><mj-section><mj-column><mj-text>a <b>b</b>c</mj-text></mj-column></mj-section></mj-body></mjml>").Html;
        Assert.Matches("\n +<td align=\"left\"[^\n]*>\n +<div [^\n]*>a <b>b</b>c</div>\n +</td>\n", html);
    }
}
