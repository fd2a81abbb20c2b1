using Microsoft.Extensions.Time.Testing;
using TemplateLanguage.Rendering;

namespace TemplateLanguage.Tests.Rendering;

public sealed class RuntimeFaultTests
{
    private const string Cart = """{"items":[{"price":1,"more":[{"n":"a"}]},{"price":2},{"price":"x","more":[{"n":1},{"n":"b"}]}]}""";
    private const string Source = "{% source cart = api.b() required %}\n";

    [Theory]
    [InlineData("{{ cart.items[2].price | money }}", "5:26", "cart.items[2].price")]
    [InlineData("{% for item in cart.items %}{{ item.price | money }}{% endfor %}", "5:45", "cart.items[2].price")]
    [InlineData("{% for item in cart.items offset: 1 %}{{ item.price | money }}{% endfor %}", "5:55", "cart.items[2].price")]
    [InlineData("{% for item in cart.items reversed %}{{ item.price | money }}{% endfor %}", "5:54", "cart.items[2].price")]
    [InlineData("{% for item in cart.items offset: 2 %}{% for m in item.more %}{{ m.n | append: '' | money }}{% endfor %}{% endfor %}", "5:85", "cart.items[2].more[1].n")]
    [InlineData("{% tablerow item in cart.items cols: 2 %}{{ item.price | money }}{% endtablerow %}", "5:58", "cart.items[2].price")]
    [InlineData("{% assign i = 2 %}{{ cart.items[i].price | money }}", "5:44", "cart.items[2].price")]
    [InlineData("{% for item in cart.items %}{% render 'row', item: item %}{% endfor %}", "_partials/row.mjml:1:14", "cart.items[2].price")]
    [InlineData("{% render 'row' for cart.items as item %}", "_partials/row.mjml:1:14", "cart.items[2].price")]
    [InlineData("{% render 'outer', line: cart.items[2] %}", "_partials/row.mjml:1:14", "cart.items[2].price")]
    [InlineData("{% render 'row' with cart.items[2] as item %}", "_partials/row.mjml:1:14", "cart.items[2].price")]
    public async Task A_fault_names_the_whole_path(string body, string place, string path)
    {
        var template = Rig.Template(Source + body, "", ("row", "{{ item.price | money }}".Replace("item.price", "item.price", StringComparison.Ordinal)), ("outer", "{% render 'row', item: line %}"));

        var fault = Assert.IsType<RenderOutcome.Faulted>(await template.RenderAsync(new Answers(new() { ["cart"] = Cart }))).Fault;

        Assert.Equal(path, fault.Path);
        Assert.StartsWith($"Filter 'money' failed on {path}: ", fault.Message, StringComparison.Ordinal);
        Assert.Equal(place.Contains("row", StringComparison.Ordinal) ? "_partials/row.mjml:1:17" : $"t.mjml:{place}", $"{fault.Place.File}:{fault.Place.Line}:{fault.Place.Column}");
    }

    [Fact]
    public async Task So_does_a_property_that_is_not_there()
    {
        var template = Rig.Template(Source + "{% for item in cart.items %}{{ item.more[0].n }}{% endfor %}", "strict: true\n");

        var fault = Assert.IsType<RenderOutcome.Faulted>(await template.RenderAsync(new Answers(new() { ["cart"] = Cart }))).Fault;

        Assert.Equal(("'cart.items[1].more' is not there.", "cart.items[1].more", 6), (fault.Message, fault.Path, fault.Place.Line));
    }

    [Theory]
    [InlineData("a{% for i in (1..100) %}\n{{ i }}{% endfor %}", "Rendering took more than 50 steps.", 5)]
    [InlineData("{% for i in (1..10) %}\n{{ 'aaaaaaaaaaaaaaaaaaaaaaaaa' }}{% endfor %}", "Rendering gave more than 100 characters.", 5)]
    [InlineData("\n{% for i in recipient.list %}{{ i }}{% endfor %}", "The loop has 25 items, more than 20.", 5)]
    [InlineData("\n\n{% for i in (1..1000) %}{{ i }}{% endfor %}", "The range has more than 20 numbers.", 6)]
    public async Task A_limit_ends_rendering_and_names_the_place(string body, string message, int line)
    {
        var items = message.Contains("steps", StringComparison.Ordinal) ? 1000 : 20;
        var options = Rig.Options() with { Limits = new() { Steps = 50, Output = 100, Items = items } };
        var template = new TemplateCompiler(options).Compile("t.mjml", $"---\nsubject: s\n---\n{body}").Template!;

        var list = string.Join(',', Enumerable.Range(0, 25));
        var fault = Assert.IsType<RenderOutcome.Faulted>(await template.RenderAsync(new Answers([]), null, $$"""{"id":"u1","list":[{{list}}]}""")).Fault;

        Assert.Equal((message, "TL090"), (fault.Message, fault.Code));
        Assert.Equal(("t.mjml", line), (fault.Place.File, fault.Place.Line));
    }

    /// <summary>Texts that are never printed, and that one filter alone would make too long for any memory.</summary>
    [Theory]
    [InlineData("{% assign s = 'aaaaaaaaaa' %}{% for i in (1..60) %}{% assign s = s | append: s %}{% endfor %}", "Filter 'append' failed on s: the text would have more than 1000 characters.")]
    [InlineData("{% assign s = '' %}{% for i in (1..30) %}{% assign s = s | append: 'aaaaaaaaaa' %}{% endfor %}{{ s | replace: 'a', s }}", "Filter 'replace' failed on s: the text would have more than 1000 characters.")]
    [InlineData("{% assign s = '' %}{% for i in (1..30) %}{% assign s = s | append: 'aaaaaaaaaa' %}{% endfor %}{{ s | replace: '', s }}", "Filter 'replace' failed on s: the text would have more than 1000 characters.")]
    [InlineData("{% assign s = '' %}{% for i in (1..30) %}{% assign s = s | append: 'aaaaaaaaaa' %}{% endfor %}{{ (1..100) | join: s }}", "Filter 'join' failed: the text would have more than 1000 characters.")]
    [InlineData("{% assign s = 'aaaaaaaaaa' %}{% for i in (1..100) %}{% for j in (1..100) %}{% assign t = s | append: s %}{% endfor %}{% endfor %}", "Filters have made more than 20000 characters.")]
    [InlineData("{{ 1 | format_number: 'N999999999' }}", "Filter 'format_number' failed: its format asks for 999999999 digits.")]
    [InlineData("{{ 'call 0800123456: {0,999999}' | format_string: 1 }}", "Filter 'format_string' failed: its format asks for 999999 digits.")]
    [InlineData("{{ now | date: '%999999999Y' }}", "Filter 'date' failed on now: its format asks for 999999999 digits.")]
    public async Task A_filter_makes_no_text_without_end(string body, string message)
    {
        var template = new TemplateCompiler(Rig.Options() with { Limits = new() { Output = 1000 } }).Compile("t.mjml", $"---\nsubject: s\n---\n{body}").Template!;

        var fault = Assert.IsType<RenderOutcome.Faulted>(await template.RenderAsync(new Answers([]))).Fault;

        Assert.Equal((message, "TL090", 4), (fault.Message, fault.Code, fault.Place.Line));
    }

    [Fact]
    public async Task Time_ends_it_too()
    {
        var time = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(3) }; // each look at the clock
        var template = Rig.Template("{% for i in (1..1000) %}{{ i }}{% endfor %}");

        var fault = Assert.IsType<RenderOutcome.Faulted>(await template.RenderAsync(new Answers([]), time)).Fault;

        Assert.Equal(("Rendering took longer than 5000 ms.", 4), (fault.Message, fault.Place.Line));
    }

    [Fact]
    public void Deep_nesting_is_a_fault()
    {
        var body = string.Concat(Enumerable.Repeat("{% if recipient %}", 20_000));

        Assert.Contains(Rig.Compile(body + string.Concat(Enumerable.Repeat("{% endif %}", 20_000))).Faults, f => f.Message.Contains("nested", StringComparison.Ordinal));
    }
}
