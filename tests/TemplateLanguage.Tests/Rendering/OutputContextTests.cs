using CsCheck;
using TemplateLanguage.Rendering;
using TemplateLanguage.Rendering.Html;

namespace TemplateLanguage.Tests.Rendering;

public sealed class OutputContextTests
{
    private static string Recipient(string x) => $$"""{"id":"u1","x":{{System.Text.Json.JsonSerializer.Serialize(x)}}}""";

    [Theory]
    [InlineData("https://shop.example/?a=1&b=2", "https://shop.example/?a=1&amp;b=2")]
    [InlineData("/cart", "/cart")]
    [InlineData("cart?x=javascript:1", "cart?x=javascript:1")]
    [InlineData("mailto:a@b.example", "mailto:a@b.example")]
    [InlineData("data:image/png;base64,AAAA", "data:image/png;base64,AAAA")]
    [InlineData("", "")]
    [InlineData("javascript:alert(1)", "")]
    [InlineData("JavaScript:alert(1)", "")]
    [InlineData(" \u0001javascript:alert(1)", "")]
    [InlineData("java\tscript\n:alert(1)", "")]
    [InlineData("vbscript:x", "")]
    [InlineData("data:text/html,<script>", "")]
    [InlineData("data:image/svg+xml,<svg>", "")]
    public async Task An_address_that_would_run_is_left_empty(string address, string expected)
    {
        Assert.Equal($"<a href=\"{expected}\">x</a>", await Rig.HtmlAsync("<a href=\"{{ recipient.x }}\">x</a>", recipient: Recipient(address)));
    }

    [Theory]
    [InlineData("<a href='{{ recipient.x }}'>", "<a href=''>")]
    [InlineData("<a href=\"{% if recipient.x %}{{ recipient.x }}{% else %}/{% endif %}\">", "<a href=\"\">")]
    [InlineData("<a {% if recipient.x %}href=\"{{ recipient.x }}\"{% else %}href=\"/\"{% endif %}>", "<a href=\"\">")]
    [InlineData("{% assign a = recipient.x | split: ':' %}<a href=\"{{ a[0] }}:{{ a[1] }}\">", "<a href=\"\">")]
    [InlineData("{% capture u %}{{ recipient.x }}{% endcapture %}<a href=\"{{ u }}\">", "<a href=\"\">")]
    [InlineData("{% for i in (1..2) %}<img src=\"{{ recipient.x }}\">{% endfor %}", "<img src=\"\"><img src=\"\">")]
    [InlineData("<!--[if mso]><v:roundrect href=\"{{ recipient.x }}\"><![endif]-->", "<!--[if mso]><v:roundrect href=\"\"><![endif]-->")]
    [InlineData("<a title=\"{{ recipient.x }}\">", "<a title=\"javascript:1\">")]
    [InlineData("<p>{{ recipient.x }}</p>", "<p>javascript:1</p>")]
    [InlineData("<a href=\"/?next={{ recipient.x }}\">", "<a href=\"/?next=javascript:1\">")]
    public async Task Wherever_the_address_is_put_together(string body, string expected)
    {
        Assert.Equal(expected, await Rig.HtmlAsync(body, recipient: Recipient("javascript:1")));
    }

    [Fact]
    public async Task It_is_noted_with_its_place()
    {
        var outcome = await Rig.Template("<a href=\"{{ recipient.x }}\">x</a>").RenderAsync(new Answers([]), null, Recipient("javascript:1"));
        Assert.Equal(["an address that begins with 'javascript:' was left empty (t.mjml:4:10)"], outcome.Report.Notes);
    }

    [Theory]
    [InlineData("<td style=\"color:{{ recipient.x }}\">", "<td style=\"color:red background:url(&quot;x&quot;)\">")]
    [InlineData("<style>a{color:{{ recipient.x }}}</style>", "<style>a{color:red background:url(&quot;x&quot;)}</style>")]
    [InlineData("<td style=\"{{ recipient.x | raw }}\">", "<td style=\"red; }background:url(\"x\")\">")]
    public async Task Data_in_a_style_stays_in_its_declaration(string body, string expected)
    {
        Assert.Equal(expected, await Rig.HtmlAsync(body, recipient: Recipient("red; }background:url(\"x\")")));
    }

    [Theory]
    [InlineData("<td class={{ recipient.id }}>", "TL050 4:11")]
    [InlineData("<td class=a{{ recipient.id }}>", "TL050 4:12")]
    [InlineData("<td {{ recipient.id }}>", "TL050 4:5")]
    [InlineData("<h{{ recipient.id }}>", "TL050 4:3")]
    [InlineData("<td {{ recipient.id }}=\"a\">", "TL050 4:5")]
    public void Data_where_a_blank_would_begin_an_attribute_is_a_fault(string body, string expected)
    {
        var line = Assert.Single(Rig.Compile(body).Lines());
        Assert.StartsWith(expected, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a < {{ recipient.id }}")]
    [InlineData("<!-- {{ recipient.id }} <td -->{{ recipient.id }}")]
    [InlineData("<td{% if recipient.id %} class=\"a\"{% endif %} title=\"a>b\">{{ recipient.id }}</td>")]
    [InlineData("<style>a > b { }</style>{{ recipient.id }}")]
    [InlineData("<td {{ 'nowrap' | raw }}>")]
    public void And_elsewhere_it_is_not(string body) => Assert.DoesNotContain(Rig.Compile(body).Faults, f => f.Code == "TL050");

    /// <summary>Whatever the data: the tag has the attributes that the author wrote, and its address runs nothing.</summary>
    [Fact]
    public void No_data_breaks_out()
    {
        var template = Rig.Template("<a href=\"{{ recipient.x }}\" title='{{ recipient.x }}' style=\"color:{{ recipient.x }}\">{{ recipient.x }}</a>");
        string[] parts = ["javascript", ":", "java", "script", "\t", "\n", "\u0000", "&#58;", "&colon;", "&Tab;", "\"", "'", "<", ">", "/", "data", " ", "=", "onload", ";", "}", "\\", "%6a", "{{", "}}"];
        Gen.Int[0, parts.Length - 1].Array[0, 8].Select(picks => string.Concat(picks.Select(i => parts[i]))).Sample(data =>
        {
            var outcome = template.RenderAsync(new Answers([]), null, Recipient(data)).GetAwaiter().GetResult();
            var html = Assert.IsType<RenderOutcome.Rendered>(outcome).Parts.Html;
            var match = System.Text.RegularExpressions.Regex.Match(html, "^<a href=\"([^\"<>]*)\" title='([^'<>]*)' style=\"color:([^\"<>]*)\">([^<>]*)</a>$");
            Assert.True(match.Success, html);
            Assert.Null(LinkGuard.ScriptIn(match.Groups[1].Value));
            Assert.DoesNotContain("}", match.Groups[3].Value, StringComparison.Ordinal);
        }, iter: 20_000);
    }
}
