using TemplateLanguage.Rendering;

namespace TemplateLanguage.Tests.Rendering;

public sealed class LiquidTests
{
    [Theory]
    [InlineData("{{ recipient.id }}", "u1")]
    [InlineData("{{ recipient.name }}", "Ada &lt;3")]
    [InlineData("{{ recipient.name | raw }}", "Ada <3")]
    [InlineData("{{ recipient['id'] }}{{ recipient.nothing.deeper }}", "u1")]
    [InlineData("a {{- 1 -}} b", "a1b")]
    [InlineData("{% if recipient.id == 'u1' and 1 < 2 %}yes{% else %}no{% endif %}", "yes")]
    [InlineData("{% unless recipient.id %}no{% else %}yes{% endunless %}", "yes")]
    [InlineData("{% if '' %}texts are true{% endif %}", "texts are true")]
    [InlineData("{% if recipient.tags == empty %}e{% elsif recipient.tags contains 'x' %}c{% endif %}", "c", """{"tags":["x"]}""")]
    [InlineData("{% case recipient.n %}{% when 1, 2 %}low{% when 3 %}three{% else %}high{% endcase %}", "three", """{"n":3}""")]
    [InlineData("{% for i in (1..5) reversed limit: 2 offset: 1 %}{{ i }}{% unless forloop.last %},{% endunless %}{% endfor %}", "3,2")]
    [InlineData("{% for i in (1..5) %}{% if i == 2 %}{% continue %}{% endif %}{% if i == 4 %}{% break %}{% endif %}{{ i }}{% endfor %}", "13")]
    [InlineData("{% for x in recipient.none %}x{% else %}none{% endfor %}", "none")]
    [InlineData("{% for a in (1..2) %}{% for b in (1..2) %}{{ forloop.parentloop.index }}{{ forloop.index }} {% endfor %}{% endfor %}", "11 12 21 22 ")]
    [InlineData("{% assign x = 'a,b' | split: ',' %}{{ x | join: '-' }}{{ x.size }}{{ x.first }}{{ x[1] }}", "a-b2ab")]
    [InlineData("{% capture c %}<b>{{ recipient.name }}</b>{% endcapture %}{{ c }}", "<b>Ada &lt;3</b>")]
    [InlineData("{% increment n %}{% increment n %}{% decrement n %}", "011")]
    [InlineData("{% for i in (1..3) %}{% cycle 'odd', 'even' %} {% endfor %}", "odd even odd ")]
    [InlineData("{% raw %}{{ not }} {% a %}{% endraw %}", "{{ not }} {% a %}")]
    [InlineData("a{% comment %}{% if %}{% comment %}{% endcomment %} {{ {% endcomment %}b{% # note %}c", "abc")]
    [InlineData("{% liquid\n assign x = 2\n if x == 2\n echo x\n endif %}", "2")]
    [InlineData("{{ 24.9 | money: 'EUR' }} {{ 1234.5 | money: 'JPY' }} {{ -3 | money: 'USD' }} {{ 12 | money: 'CHF' }} {{ 5 | money }}", "€24.90 ¥1,235 -$3.00 CHF 12.00 5.00")]
    [InlineData("{{ now | date: '%Y-%m-%d' }}", "2026-11-23")]
    [InlineData("{{ links.unsubscribe }}", "https://x/u")]
    [InlineData("{{ }}", "")]
    [InlineData("{{ recipient.price }} {{ recipient.big }}", "24.90 12345678901234567890", """{"price":24.90,"big":12345678901234567890}""")]
    public async Task Renders_as_authors_know_it(string body, string expected, string recipient = """{"id":"u1","name":"Ada <3"}""") =>
        Assert.Equal(expected, await Rig.HtmlAsync(body, null, recipient));

    [Fact]
    public async Task Partials_see_their_arguments_and_what_is_always_there() => Assert.Equal(
        "[1 u1 ][2 u1 ]ghost",
        await Rig.HtmlAsync(
            "{% assign x = 'ghost' %}{% render 'item' for recipient.list as item, label: 'L' %}{% include 'plain' %}", null, """{"id":"u1","list":[1,2]}""",
            ("item", "[{{ item }} {{ recipient.id }} {{ x }}]"), ("plain", "{{ x }}")));

    [Theory]
    [InlineData("{{ recipient.name | escape }} {{ recipient.name | escape_once }}", "Ada &lt;3 Ada &lt;3")]
    [InlineData("{{ 'x' | escape | append: recipient.name }}", "xAda &lt;3")]
    [InlineData("{{ 'x' | raw | prepend: recipient.name | append: '<' }}", "Ada &lt;3x&lt;")]
    [InlineData("{% capture c %}<b>x</b>{% endcapture %}{{ c | append: recipient.name }} {{ c | replace: 'x', recipient.name }}", "<b>x</b>Ada &lt;3 <b>Ada &lt;3</b>")]
    [InlineData("{% capture c %}<b>{% endcapture %}{{ c | split: 'b' | join: recipient.name }}", "<Ada &lt;3>")]
    [InlineData("{{ recipient.name | append: '\n.' | newline_to_br }}", "Ada &lt;3<br />\n.")]
    [InlineData("{{ 'PGI+' | raw | base64_decode }}{{ '%3Cb%3E' | raw | url_decode }}", "&lt;b&gt;&lt;b&gt;")]
    [InlineData("{{ recipient.name | truncate: 5 }}{{ recipient.name | upcase }}", "Ad...ADA &lt;3")]
    public async Task A_filter_makes_no_markup_of_text(string body, string expected) => Assert.Equal(expected, await Rig.HtmlAsync(body));

    [Fact]
    public async Task A_table_is_rows_of_cells_in_html_and_lines_in_text()
    {
        var outcome = await Rig.Template("{% tablerow i in (1..3) cols: 2 %}{{ i }}{% endtablerow %}").RenderAsync(new Answers([]));

        var parts = Assert.IsType<RenderOutcome.Rendered>(outcome).Parts;
        Assert.Equal("<tr class=\"row1\">\n<td class=\"col1\">1</td><td class=\"col2\">2</td></tr>\n<tr class=\"row2\"><td class=\"col1\">3</td></tr>\n", parts.Html);
        Assert.Equal("1 2\n3\n", parts.Text);
    }

    [Theory]
    [InlineData("{{ '2026-11-23T02:00:00Z' | date: '%d. %H:%M' }}", "22. 21:00")]
    [InlineData("{{ '2026-11-23 02:00' | date: '%d. %H:%M' }}", "22. 21:00")]
    [InlineData("{{ '2026-11-23' | date: '%d.' }} {{ 'November 23, 2026' | date: '%d.' }}", "23. 23.")]
    [InlineData("{{ 1795399200 | date: '%d. %H:%M' }} {{ '1795399200' | date: '%d.' }} {{ 'now' | date: '%H:%M' }}", "22. 21:00 22. 05:00")]
    [InlineData("{{ now | date: '%H:%M' }} {{ now | format_date: 'HH:mm' }} {{ '2026-11-23T02:00:00Z' | format_date: 'dd. HH:mm' }}", "05:00 05:00 22. 21:00")]
    [InlineData("{{ '2026-11-23T02:00:00Z' | time_zone: 'Asia/Tokyo' | date: '%d. %H:%M' }} {{ now | time_zone: 'UTC' | format_date: 'HH:mm' }}", "23. 11:00 10:00")]
    [InlineData("{{ '2026-11-23' | time_zone: 'UTC' | date: '%d. %H:%M' }} {{ now | time_zone: nil | date: '%H:%M' }} {{ 'soon' | time_zone: 'UTC' }}", "23. 05:00 05:00 soon")]
    public async Task A_date_is_told_in_the_zone_of_the_message(string body, string expected)
    {
        var outcome = await Rig.Template(body, "timezone: America/New_York\n").RenderAsync(new Answers([]));

        Assert.Equal(expected, Assert.IsType<RenderOutcome.Rendered>(outcome).Parts.Html);
    }

    [Fact]
    public async Task A_zone_that_nobody_knows_is_a_fault()
    {
        var outcome = await Rig.Template("{{ now | time_zone: 'Mars' }}").RenderAsync(new Answers([]));

        Assert.Equal("Filter 'time_zone' failed on now: there is no zone 'Mars'.", Assert.IsType<RenderOutcome.Faulted>(outcome).Fault.Message);
    }

    [Fact]
    public async Task A_block_that_falls_forgets_what_it_counted_and_showed() => Assert.Equal(
        "0xF1y",
        await Rig.HtmlAsync(
            "{% increment n %}{% ifchanged %}x{% endifchanged %}{% block b %}{% increment n %}{% ifchanged %}y{% endifchanged %}{{ 1 | divided_by: 0 }}{% fallback %}F{% endblock %}"
            + "{{ n }}{% ifchanged %}x{% endifchanged %}{% ifchanged %}y{% endifchanged %}"));

    /// <summary>JSON may escape half a surrogate pair; UTF-8 cannot hold it.</summary>
    [Theory]
    [InlineData("""\ud83d\ude00""", "\ud83d\ude00")]
    [InlineData("""a\ud83d""", "a\ufffd")]
    [InlineData("""\ude00b""", "\ufffdb")]
    [InlineData("""\ud83d\ud83d\ude00""", "\ufffd\ud83d\ude00")]
    [InlineData("""\ud83d \\ud83d""", "\ufffd \\ud83d")]
    public async Task Half_a_character_is_replaced(string escaped, string expected) =>
        Assert.Equal(expected, await Rig.HtmlAsync("{{ recipient.name | raw }}", recipient: $$"""{"id":"u1","name":"{{escaped}}"}"""));
}
