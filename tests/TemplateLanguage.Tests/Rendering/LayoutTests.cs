namespace TemplateLanguage.Tests.Rendering;

public sealed class LayoutTests
{
    private static readonly (string, string) Base = ("_layouts/base", "[{% slot head %}Shop{% endslot %}|{% slot content %}{% endslot %}|{% slot foot %}Bye {{ recipient.id }}{% endslot %}]");

    [Theory]
    [InlineData("{% layout 'base' %}Hello", "[Shop|Hello|Bye u1]")]
    [InlineData("{% layout 'base' %}{% slot head %}Sale{% endslot %}Hello{% slot foot %}{% endslot %}", "[Sale|Hello|]")]
    [InlineData("{% layout 'base' %}{% slot content %}Hello{% endslot %}", "[Shop|Hello|Bye u1]")]
    [InlineData("{% layout 'base' %}{% assign x = 1 %}{% slot content %}{{ x }}{% endslot %}", "[Shop|1|Bye u1]")]
    [InlineData("{% layout 'base' %}{% if recipient.id == 'u1' %}A{% else %}B{% endif %}", "[Shop|A|Bye u1]")]
    [InlineData("{% source a = api.a() required %}{% layout 'base' %}{{ a.n }}{% source b = api.b() default 2 %}{{ b }}", "[Shop|12|Bye u1]")]
    [InlineData("{% layout 'base' %}{% slot head %}{% render 'p' %}{% endslot %}", "[partial||Bye u1]")]
    [InlineData("{% layout 'middle' %}Hello{% slot aside %}!{% endslot %}", "[Shop|<Hello!>|Bye u1]")]
    [InlineData("{% layout 'middle' %}Hello", "[Shop|<Hello?>|Bye u1]")]
    public async Task A_template_fills_its_layout(string body, string expected)
    {
        var html = await Rig.HtmlAsync(body, new() { ["a"] = """{"n":1}""", ["b"] = "!500" }, partials:
            [Base, ("p", "partial"), ("_layouts/middle", "{% layout 'base' %}{% slot content %}<{% slot content %}{% endslot %}{% slot aside %}?{% endslot %}>{% endslot %}")]);
        Assert.Equal(expected, html);
    }

    [Theory]
    [InlineData("{% layout 'bose' %}", "TL060 4:11 There is no layout 'bose'. Add _layouts/bose.mjml.")]
    [InlineData("Hello {% layout 'base' %}", "TL060 4:7 The layout is named too late. Put {% layout %} at the top: only sources may stand before it.")]
    [InlineData("{% layout 'base' %}{% slot haed %}{% endslot %}", "TL060 4:28 Layout 'base' has no slot 'haed'. Did you mean 'head'?")]
    [InlineData("{% layout 'base' %}{% slot head %}{% endslot %}{% slot head %}{% endslot %}", "TL060 4:56 Slot 'head' is filled twice. Leave one.")]
    [InlineData("{% layout 'base' %}{% slot head %}", "TL003 4:20 Slot 'head' is not closed. Add {% endslot %}.")]
    [InlineData("{% layout 'bare' %}Hello", "TL060 4:20 Layout 'bare' has no slot 'content' for what stands outside of slots. Put it into only, or give the layout a {% slot content %}{% endslot %}.")]
    [InlineData("{% layout 'loop' %}", "TL060 4:1 Layout 'loop' is its own layout: loop > loop.")]
    [InlineData("{% layout 'base' %}{% layout 'base' %}", "TL004 4:20 {% layout 'base' %} has nothing that it belongs to. It stands once, at the top of a template.")]
    [InlineData("{% slot head %}{% endslot %}", "TL004 4:1 {% slot head %} has nothing that it belongs to. Only a layout has slots; a template fills those of its {% layout '…' %}, one beside the other.")]
    [InlineData("{% layout base %}", "TL001 4:11 Expected the name of a layout in quotes, found 'base'.")]
    public void What_does_not_fit_is_told(string body, string expected) =>
        Assert.Equal(expected, Rig.Compile(body, "", Base, ("_layouts/bare", "{% slot only %}{% endslot %}"), ("_layouts/loop", "{% layout 'loop' %}")).Lines().First());

    [Fact]
    public void A_fault_of_the_layout_names_its_place_in_it()
    {
        var fault = Assert.Single(Rig.Compile("{% layout 'base' %}x", "", ("_layouts/base", "{% slot content %}{% endslot %}\n{{ nobody }}")).Faults);
        Assert.Equal(("t.mjml:4:1", "_layouts/base.mjml:2:4"), ($"{fault.Place.File}:{fault.Place.Line}:{fault.Place.Column}", $"{fault.Related[0].Place.File}:{fault.Related[0].Place.Line}:{fault.Related[0].Place.Column}"));
    }
}
