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
    [InlineData("{% capture c %}<{{ recipient.name }}>{% endcapture %}{{ c }}", "<Ada &lt;3>")]
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
}
