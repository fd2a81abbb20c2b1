using TemplateLanguage.Rendering;

namespace TemplateLanguage.Tests.Rendering;

public sealed class BlockTests
{
    private const string Source = "{% source a = api.a() %}";

    [Theory]
    [InlineData("""{"v":1}""", "1", "body", null)]
    [InlineData("!status", "F", "fallback", "a: status")]
    [InlineData("!schema", "F", "fallback", "a: schema")]
    [InlineData("!timeout", "F", "fallback", "a: late")]
    [InlineData("""~{"v":2}""", "2", "body", null)]
    public async Task The_body_needs_its_sources(string answer, string html, string outcome, string? reason)
    {
        var rendered = await RenderAsync(Source + "{% block x %}{{ a.v }}{% fallback %}F{% endblock %}", ("a", answer));

        Assert.Equal(html, rendered.Parts.Html);
        Assert.Equal(html, rendered.Parts.Text);
        Assert.Equal(new BlockReport("x", outcome, reason), Assert.Single(rendered.Report.Blocks));
    }

    [Theory]
    [InlineData("""{"n":2}""", "body")]
    [InlineData("""{"n":1}""", "F")]
    [InlineData("!status", "F")] // nil is not greater than 1
    public async Task When_decides(string answer, string html) => Assert.Equal(
        html, (await RenderAsync(Source + "{% block x when a.n > 1 %}body{% fallback %}F{% endblock %}", ("a", answer))).Parts.Html);

    [Fact]
    public async Task A_body_that_fails_half_way_leaves_nothing_behind()
    {
        var rendered = await RenderAsync(
            "{% assign v = 1 %}{% increment n %}{% block x %}gone{% assign v = 2 %}{% increment n %}{{ 'text' | money: 'EUR' }}{% fallback %}F{{ v }}{% endblock %}{{ v }}{% increment n %}");

        Assert.Equal("0F111", rendered.Parts.Html);
        Assert.Contains("'text' is not an amount", Assert.Single(rendered.Report.Blocks).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_block_assigns_ends_with_it() =>
        Assert.Equal("2,1", (await RenderAsync("{% assign v = 1 %}{% block x %}{% assign v = 2 %}{{ v }}{% fallback %}{% endblock %},{{ v }}")).Parts.Html);

    [Fact]
    public async Task Blocks_nest()
    {
        const string body = "{% source a = api.a() %}{% source b = api.b() %}{% block o %}O{{ a }}{% block i %}I{{ b }}{% fallback %}i{% endblock %}{% fallback %}o{% endblock %}";

        Assert.Equal("O1I2", (await RenderAsync(body, ("a", "1"), ("b", "2"))).Parts.Html);
        Assert.Equal("O1i", (await RenderAsync(body, ("a", "1"), ("b", "!x"))).Parts.Html);
        Assert.Equal("o", (await RenderAsync(body, ("a", "!x"), ("b", "2"))).Parts.Html);
    }

    [Fact]
    public async Task A_fallback_may_hold_a_block() => Assert.Equal("B2", (await RenderAsync(
        "{% source a = api.a() %}{% source b = api.b() %}{% block x %}A{{ a }}{% fallback %}{% block y %}B{{ b }}{% fallback %}C{% endblock %}{% endblock %}",
        ("a", "!x"), ("b", "2"))).Parts.Html);

    [Fact]
    public async Task A_block_in_a_loop_falls_item_by_item()
    {
        var rendered = await RenderAsync("{% for i in (1..3) %}{% block x when i != 2 %}{{ i }}{% fallback %}-{% endblock %}{% endfor %}");

        Assert.Equal("1-3", rendered.Parts.Html);
        Assert.Equal(new BlockReport("x", "fallback", "when"), Assert.Single(rendered.Report.Blocks));
    }

    [Fact]
    public async Task Values_of_assigned_variables_fall_with_their_sources() => Assert.Equal("F", (await RenderAsync(
        Source + "{% assign first = a.items[0] %}{% block x %}{{ first.name }}{% fallback %}F{% endblock %}", ("a", "!status"))).Parts.Html);

    [Fact]
    public async Task Strict_templates_fall_on_missing_properties()
    {
        var template = Rig.Template(Source + "{% block x %}{{ a.nothing }}{% fallback %}F{% endblock %}", "strict: true\n");

        var rendered = Assert.IsType<RenderOutcome.Rendered>(await template.RenderAsync(new Answers(new() { ["a"] = "{}" })));

        Assert.Equal("F", rendered.Parts.Html);
    }

    [Fact]
    public async Task Missing_properties_are_noted() =>
        Assert.Equal(["'a.nothing' is not there"], (await RenderAsync(Source + "{% block x %}{{ a.nothing }}{% fallback %}{% endblock %}", ("a", "{}"))).Report.Notes);

    [Theory]
    [InlineData("{{ a.nothing | default: 'b' }}")]
    [InlineData("{% if a.nothing %}{% elsif a.more.less %}{% endif %}{% unless a.nothing and a.more %}{% endunless %}")]
    public async Task What_a_template_asks_for_or_has_a_default_for_may_be_missing(string body) =>
        Assert.Empty((await RenderAsync(Source + $"{{% block x %}}{body}{{% fallback %}}{{% endblock %}}", ("a", "{}"))).Report.Notes);

    private static async Task<RenderOutcome.Rendered> RenderAsync(string body, params (string, string)[] sources) =>
        Assert.IsType<RenderOutcome.Rendered>(await Rig.Template(body).RenderAsync(new Answers(sources.ToDictionary(s => s.Item1, s => s.Item2))));
}
