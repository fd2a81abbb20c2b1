using System.Text.Json;
using Mjml;
using Renderer.Sources.Declarations;
using Renderer.Templates;
using TemplateLanguage;
using TemplateLanguage.Planning;
using TemplateLanguage.Rendering;

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
    [InlineData("<p>a</p><p>&#8202;</p><p>&nbsp;</p><p>b</p>", "a\n\nb\n")]
    [InlineData("<a href=\"{{0}}\">{{1}}</a>", "{{1}} ({{0}})\n")]
    [InlineData("<b>€12.50</b> <s>€18.00</s>, <del>two</del> <strike>three</strike>", "€12.50 ~~€18.00~~, ~~two~~ ~~three~~\n")]
    [InlineData("<a href=\"https://x.example\">View</a> &nbsp;·&nbsp; <a href=\"#\">Leave</a>", "View (https://x.example) · Leave\n")]
    public void Html_becomes_text(string html, string expected) => Assert.Equal(expected, TextBreaks.Settle(TextPart.Of(html)));

    /// <summary>What stands between is due whichever way the message goes, and once.</summary>
    [Theory]
    [InlineData("<p>a</p>{% for i in recipient.many %}<p>{{ i }}</p>{% endfor %}<p>b</p>", "a\n\n1\n\n2\n\nb\n")]
    [InlineData("<p>a</p>{% if recipient.no %}<p>x</p>{% endif %}<p>b</p>", "a\n\nb\n")]
    [InlineData("<div>a</div><p>{% if recipient.no %}x{% else %}b{% endif %}</p>c", "a\n\nb\n\nc\n")]
    [InlineData("<p>a</p><p>{% if recipient.no %}x{% endif %}</p><p>{% if recipient.no %}y{% endif %} b</p>", "a\n\nb\n")]
    [InlineData("<p>a</p><p>{{ recipient.none }}</p><p>{{ recipient.none }}</p><div>b</div>", "a\n\nb\n")]
    [InlineData("a{% if recipient.no %} · x{% endif %}<br>b {% if recipient.yes %}c{% endif %} d", "a\nb c d\n")]
    [InlineData("a {% if recipient.no %}b{% else %}c{% endif %}, {{ recipient.none }} d", "a c, d\n")]
    [InlineData("<ul><li>{{ recipient.none }}</li><li>one</li><li>{{ recipient.none }}</li></ul><p>b</p>", "- one\n\nb\n")]
    [InlineData("<table>{% for i in recipient.many %}<tr><td>Cup</td><td>{{ i }}</td></tr>{% endfor %}</table>", "Cup  1\nCup  2\n")]
    [InlineData("<p>{{ recipient.none }}</p>", "")]
    public async Task Breaks_stand_between_what_is_shown(string html, string expected)
    {
        var template = new TemplateCompiler(new() { Layout = new TextOnly(), Systems = new SystemCatalog(new Dictionary<string, SystemDeclaration>()) }).Compile("t.mjml", $"---\nsubject: s\n---\n{html}").Template!;
        var message = new RenderRequest { Recipient = JsonElement.Parse("""{ "many": [1, 2], "yes": true }"""), Links = new("https://x/u", "https://x/p", "https://x/v"), Now = default };

        var outcome = await template.RenderAsync(message, new NoSources(), TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.Equal(expected, Assert.IsType<RenderOutcome.Rendered>(outcome).Parts.Text);
    }

    [Theory]
    [InlineData("<a href=\"https://x/1\">Cup</a><div>Cup</div><div>€2</div><p><a href=\"https://x/2\">Bowl</a></p>", "Cup (https://x/1)\n€2\n\nBowl (https://x/2)\n")]
    [InlineData("<a href=\"https://x/1\">Cup</a><div>Cup</div><p>Bowl</p>", "Cup (https://x/1)\n\nBowl\n")]
    [InlineData("<a href=\"https://x/1\">Cup</a><div>Cups</div>", "Cup (https://x/1)\nCups\n")]
    [InlineData("<a href=\"https://x/1\">Cup</a><p>Cup</p>", "Cup (https://x/1)\n\nCup\n")]
    [InlineData("<div>Cup</div><div>Cup</div>", "Cup\nCup\n")]
    public void What_a_link_says_is_not_said_again(string html, string expected) => Assert.Equal(expected, TextBreaks.Settle(TextPart.Of(html)));

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
            "Hello {{0}}\n\n{%1%}\n\n{{3}} ({{4}})\n{{5}}\n\n{%6%}\n\nGo on (https://shop.example/cart)\n", TextBreaks.Settle(TextPart.Of(html)));
    }

    private sealed class TextOnly : IMarkupLayout
    {
        public LaidOutMarkup Lay(Markup markup) => new(markup.Text, TextPart.Of(markup.Text), []) { CompleteText = TextBreaks.Settle };
    }

    private sealed class NoSources : ISourceCaller
    {
        public Task<SourceAnswer> CallAsync(SourceCall call, CancellationToken cancellationToken) => throw new InvalidOperationException("There are none.");
    }
}
