using Mjml;
using Renderer.Templates;

namespace Renderer.Tests.Templates;

public sealed class TextPartTests
{
    [Theory]
    [InlineData("<p>Hello  <b>Ada</b>,\n how are you?</p><p>Fine &amp; well.</p>", "Hello Ada, how are you?\n\nFine & well.\n")]
    [InlineData("one<br>two<br/>three", "one\ntwo\nthree\n")]
    [InlineData("<a href=\"https://x.example/?a=1&amp;b=2\">Shop</a>", "Shop (https://x.example/?a=1&b=2)\n")]
    [InlineData("<a href=\"mailto:a@x.example\">a@x.example</a> <a href=\"#top\">up</a>", "a@x.example up\n")]
    [InlineData("<a href=\"https://x.example\"><img src=\"p.png\" alt=\"Our cups\"></a><img src=\"q.png\" alt=\"decoration\">", "Our cups (https://x.example)\n")]
    [InlineData("<ul><li>one</li><li>two</li></ul>", "- one\n- two\n")]
    [InlineData("<table><tr><td>Cup</td><td>2</td></tr><tr><td>Plate</td><td>1</td></tr></table>", "Cup  2\nPlate  1\n")]
    [InlineData("<style>p { color: red }</style><div style=\"display: none\">unseen <div>deeper</div></div>seen<!-- note --><!--[if mso]><p>Outlook</p><![endif]-->", "seen\n")]
    [InlineData("<p>{{0}} items</p>{%1%}<p>{{2}}</p>{%3%}<p>end</p>", "{{0}} items{%1%}\n\n{{2}}{%3%}\n\nend\n")]
    [InlineData("<p>a</p><p>{%0%}b {%1%}c</p>", "a\n\n{%0%}b {%1%}c\n")]
    [InlineData("<p>a</p><p>&#8202;</p><p>&nbsp;</p><p>b</p>", "a\n\nb\n")]
    [InlineData("<a href=\"{{0}}\">{{1}}</a>", "{{1}} ({{0}})\n")]
    public void Html_becomes_text(string html, string expected) => Assert.Equal(expected, TextPart.Of(html));

    [Theory]
    [InlineData("Cup (https://x/1)\nCup\n€2\n\nBowl (https://x/2)\nBowl", "Cup (https://x/1)\n€2\n\nBowl (https://x/2)\n")]
    [InlineData("Cup (https://x/1)\nCups\n", "Cup (https://x/1)\nCups\n")]
    [InlineData("Cup (https://x/1)\n\nCup\n", "Cup (https://x/1)\n\nCup\n")]
    [InlineData("Cup\nCup\n (x)\n", "Cup\nCup\n (x)\n")]
    [InlineData("", "")]
    public void What_a_link_says_is_not_said_again(string text, string expected) => Assert.Equal(expected, TextPart.WithoutRepeats(text));

    [Fact]
    public void A_mail_reads_from_top_to_bottom()
    {
        var html = new MjmlCompiler().Compile(
            """
            <mjml><mj-head><mj-title>T</mj-title></mj-head><mj-body>
              <mj-section><mj-column><mj-text>Hello {{0}}</mj-text></mj-column></mj-section>
              {%1%}
              <mj-section>
                <mj-column width="40%"><mj-image src="{{2}}" alt="{{3}}" href="{{4}}" /></mj-column>
                <mj-column width="60%"><mj-text>{{3}}</mj-text><mj-text>{{5}}</mj-text></mj-column>
              </mj-section>
              {%6%}
              <mj-section><mj-column><mj-button href="https://shop.example/cart">Go on</mj-button></mj-column></mj-section>
            </mj-body></mjml>
            """, new() { Preview = "unseen {{7}}" }).Html;

        Assert.Equal(
            "Hello {{0}}{%1%}\n\n{{3}} ({{4}})\n{{3}}\n{{5}}{%6%}\n\nGo on (https://shop.example/cart)\n", TextPart.Of(html));
    }
}
