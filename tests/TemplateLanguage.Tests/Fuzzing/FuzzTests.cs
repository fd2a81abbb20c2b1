using System.Text.Json;
using CsCheck;
using TemplateLanguage.Editing;
using TemplateLanguage.Rendering;

namespace TemplateLanguage.Tests.Fuzzing;

public sealed class FuzzTests
{
    private const string Seed = """
        ---
        subject: "{{ recipient.name | upcase }}: {{ cart.items[0].name }}"
        preheader: '{{ cart.total | money: "EUR" }}'
        deadline: 400ms
        headers: { X-A: "{{ recipient.id }}" }
        ---
        {% source cart = api.cart() within 100ms required %}
        {% source b = api.get(id: (cart.items | map: 'name' | join: ','), kind: recipient.kind) default nil %}
        {% source c = api.c() when recipient.vip %}
        {% if cart.items.size == 0 or recipient.blocked %}{% abort "empty" %}{% elsif recipient.later %}{% defer 5m %}{% endif %}
        {% assign names = cart.items | map: 'name' | sort | reverse %}{% capture x %}{{ names | join: ', ' }}{% endcapture %}
        {% for i in cart.items limit: 3 offset: 1 reversed %}{{ forloop.index }}{% cycle 'a', 'b' %}{{ i.name | truncate: 5 | append: x }}{% else %}none{% endfor %}
        {% case cart.total %}{% when 1, 2.5 %}low{% else %}{{ cart.total | divided_by: 0 }}{% endcase %}
        {% block deals within 50ms needs c when c.size > 1 %}{{ c[0]['name'] }}{% increment n %}{% fallback %}{% unless b %}F{% endunless %}{% endblock %}
        {% raw %}{{ raw }}{% endraw %}{% comment %}{% note %}{% endcomment %}{% liquid assign y = (1..3)
        echo y | size %}{% render 'p', item: cart, other: 'x' %}{% include 'q' %}{{ sources.cart.status }}{{ 'now' | date: '%Y' }}
        {% tablerow r in b cols: 2 %}{{ tablerowloop.col }}{{ r | slice: -1, 2 | sort | uniq: 'name' }}{% endtablerow %}{% ifchanged %}{{ b | map: 'name' | where: 'a' | sum }}{% endifchanged %}
        """;

    private static readonly string[] Values = ["null", "true", "0", "-1.5", "1e300", "\"\"", "\"<a href='x'>&\"", "[]", "[[],{}]", "{}", """{"items":[{"name":"a"},{"name":null},5]}""", """{"size":3,"first":{}}"""];

    private static readonly (string, string)[] Partials = [("p", "{{ item.items[0].name }}{{ other }}{% break %}"), ("q", "{{ x }}{% for z in names %}{{ z }}{% endfor %}")];

    private static Gen<string> Mutated => Gen.Select(Gen.Int[0, Seed.Length], Gen.Int[0, 12], Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]), Gen.Int[1, 3]).List[1, 6]
        .Select(edits => edits.Aggregate(Seed, (text, edit) =>
        {
            var (at, cut, piece, times) = edit;
            var start = Math.Min(at, text.Length);
            return text[..start] + string.Concat(Enumerable.Repeat(piece, times)) + text[Math.Min(start + cut, text.Length)..];
        }));

    /// <summary>Whatever the template and whatever the data: an outcome or faults, never an exception.</summary>
    [Fact]
    public async Task Any_template_gives_faults_or_an_outcome()
    {
        var cases = Gen.Select(Mutated, Gen.Int[0, Values.Length - 1].Select(i => Values[i]).Array[4]);

        await cases.SampleAsync(async sample =>
        {
            var compilation = Rig.Compiler(Partials).Compile("t.mjml", sample.Item1);
            if (compilation.Template is { } template)
                Assert.NotNull(await RenderAsync(template, sample.Item2));
            else
                Assert.NotEmpty(compilation.Faults);
        }, iter: 100_000, threads: 2);
    }

    /// <summary>Wherever the caret stands in whatever text: an answer, never an exception.</summary>
    [Fact]
    public void Any_caret_gets_an_answer()
    {
        var samples = new Dictionary<string, JsonElement> { ["recipient"] = JsonElement.Parse("""{ "type": "object", "properties": { "name": {} } }""") };

        Gen.Select(Mutated, Gen.Int[0, Seed.Length]).Sample((text, at) =>
        {
            var query = new TemplateQuery(Rig.Options(Partials), "t.mjml", text) { Samples = samples };
            var caret = new Caret("t.mjml", text, Math.Min(at, text.Length));
            Assert.NotNull(query.Propose(caret));
            query.Explain(caret);
        }, iter: 5_000, threads: 2);
    }

    [Fact]
    public async Task Data_stays_text_in_html()
    {
        var template = Rig.Template("{% for i in recipient.list %}<p title=\"{{ i }}\">{{ i }}</p>{% endfor %}");

        await Gen.String[Gen.Char, 0, 20].List[1, 5].SampleAsync(async list =>
        {
            var outcome = await template.RenderAsync(new Answers([]), null, JsonSerializer.Serialize(new { list }));
            var html = Assert.IsType<RenderOutcome.Rendered>(outcome).Parts.Html;
            Assert.Equal(list.Count * 2, html.Count(c => c == '<'));
            Assert.Equal(list.Count * 2, html.Count(c => c == '"'));
        }, iter: 500);
    }

    private static readonly string[] Pieces =
    [
        "", "{%", "%}", "{{", "}}", "|", ":", "'", "\"", "(", ")", "[", "]", ".", "..", ",", "=", "==", "-", "\n", "---", "{% endif %}", "{% if %}", "{% block x %}",
        "{% fallback %}", "{% endblock %}", "{% for a in b %}", "{% endfor %}", "{% tablerow a in b cols: c %}", "{% endtablerow %}", "{% ifchanged %}", "{% endifchanged %}", "{% # a", "| find: 'x' | has: 1 | round: -9", "{% raw %}", "{% comment %}", "{% liquid", "within 5ms", "default", "required", "99999999999999999999",
        "{% source z = api.a() %}", "{% render 'p' %}", "\0", "\uD800", "{{ a | b: c, d: e }}", "and", "or", "contains", "nil", "{% abort %}",
    ];

    private static Task<RenderOutcome> RenderAsync(CompiledTemplate template, string[] values) => template.RenderAsync(
        new Answers(new() { ["cart"] = values[0], ["b"] = values[1], ["c"] = values[2], ["z"] = values[3] }), null,
        $$"""{"name":{{values[1]}},"id":{{values[2]}},"kind":{{values[3]}},"list":{{values[0]}}}""");
}
