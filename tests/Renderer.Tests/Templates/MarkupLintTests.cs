using Renderer.Templates;

namespace Renderer.Tests.Templates;

public sealed class MarkupLintTests
{
    [Theory]
    [InlineData("<a>x</a>", "TL053 0 <a> has no href: it leads nowhere.")]
    [InlineData("<mj-text><b>x</b><a class=\"y\">x</a></mj-text>", "TL053 17 <a> has no href: it leads nowhere.")]
    [InlineData("<mj-button>x</mj-button>", "TL053 0 <mj-button> has no href: it leads nowhere.")]
    [InlineData("<mj-image src=\"a.png\" />", "TL053 0 <mj-image> has no alt: whoever does not see the picture misses it.")]
    [InlineData("<img src='a.png'>", "TL053 0 <img> has no alt: whoever does not see the picture misses it.")]
    [InlineData("<a href=\"javascript:x\">x</a>", "TL052 3 An address of 'javascript:' runs a script; no mail client follows it.")]
    [InlineData("<a href=\" JaVa&#10;Script:{{1}}\">x</a>", "TL052 3 An address of 'javascript:' runs a script; no mail client follows it.")]
    [InlineData("<a data-href='/' href='javascript:x'>x</a>", "TL052 17 An address of 'javascript:' runs a script; no mail client follows it.")]
    [InlineData("<a title=' href=\"/\"' href='javascript:x'>x</a>", "TL052 21 An address of 'javascript:' runs a script; no mail client follows it.")]
    [InlineData("<a href = javascript:x>x</a>", "TL052 3 An address of 'javascript:' runs a script; no mail client follows it.")]
    [InlineData("<a title=\" href='/'\">x</a>", "TL053 0 <a> has no href: it leads nowhere.")]
    [InlineData("<mj-section background-url=\"data:text/html,x\" />", "TL052 12 An address of 'data:' runs a script; no mail client follows it.")]
    public void Tells(string markup, string expected) =>
        Assert.Equal([expected], MarkupLint.Run(markup).Select(f => $"{f.Code} {f.Offset} {f.Message}"));

    [Theory]
    [InlineData("<a href=\"{{1}}\">x</a>")]
    [InlineData("<a href=\"\">x</a><a name=\"top\">x</a>")]
    [InlineData("<a {%1%}href=\"/\"{%2%}>x</a>")]
    [InlineData("<img src=\"a.png\" alt=\"\">")]
    [InlineData("<img src=\"data:image/png;base64,AA\" alt=\"\">")]
    [InlineData("<mj-attributes><mj-button /><mj-image alt=\"\" /></mj-attributes><mj-image src=\"a.png\" />")]
    [InlineData("<mj-style>a > b { }</mj-style>")]
    [InlineData("<!-- <a> -->")]
    public void Is_silent(string markup) => Assert.Empty(MarkupLint.Run(markup));
}
