using TemplateLanguage.Diagnostics;

namespace TemplateLanguage.Tests.Analysis;

public sealed class FaultTests
{
    [Theory]
    // Syntax
    [InlineData("{{ a | }}", "TL001 4:8 Expected the name of a filter, found the end of the tag.")]
    [InlineData("x\n {% if %}y{% endif %}", "TL001 5:8 Expected a value, found the end of the tag.")]
    [InlineData("{{ 'open }}", "TL001 4:4 The text that begins with ' has no end. Close it with '.")]
    [InlineData("{{ recipient.id", "TL003 4:1 '{{' is not closed. Add '}}'.")]
    [InlineData("{% fi recipient.id %}", "TL002 4:1 There is no tag 'fi'. Did you mean 'if'?")]
    [InlineData("{% if recipient.id %}x", "TL003 4:1 'if' is not closed. Add {% endif %}.")]
    [InlineData("x{% endif %}", "TL004 4:2 {% endif %} has nothing that it belongs to. Remove it, or add {% if … %} before it.")]
    [InlineData("{% for i in (1..2) %}{% if i %}{% endfor %}", "TL003 4:22 'if' is not closed. Add {% endif %}.")]
    [InlineData("{% block x within 5 %}{% fallback %}{% endblock %}", "TL001 4:19 '5' is not a duration. Write a positive whole number and a unit, such as 120ms, 2s, 5m, 1h or 1d.")]
    [InlineData("{% render 'gone' %}", "TL006 4:11 There is no partial 'gone'. Add _partials/gone.mjml, or .liquid where it holds no MJML.")]
    // Sources
    [InlineData("{% source a = ap.a() required %}", "TL020 4:15 There is no system 'ap'. Did you mean 'api'?")]
    [InlineData("{% source a = api.gte() required %}", "TL021 4:19 System 'api' has no operation 'gte'. Did you mean 'get'?")]
    [InlineData("{% source a = api.get(id: 1, kin: 2) required %}", "TL022 4:30 api.get has no argument 'kin'. Did you mean 'kind'?")]
    [InlineData("{% source a = api.get(kind: 2) required %}", "TL023 4:15 api.get needs the argument 'id'. Write api.get(id: …).")]
    [InlineData("{% source a = api.a() required %}{% source a = api.b() required %}", "TL024 4:44 Source 'a' is declared twice. The first is in line 4.")]
    [InlineData("{% if true %}{% source a = api.a() required %}{% endif %}", "TL025 4:14 Source 'a' stands inside if: a source is declared at the top level. Move it out; to call it only sometimes, give it a 'when'.")]
    [InlineData("{% source a = api.get(id: b) required %}{% source b = api.get(id: a) required %}", "TL026 4:11 Sources wait for each other: a, b. Break the circle: one of them must do without the others.")]
    [InlineData("{% source a = api.a() %}", "TL027 4:11 Nothing uses source 'a'. Remove it: unused sources are not called.")]
    [InlineData("{% source a = api.a() required default 1 %}", "TL028 4:1 Source 'a' is required and has a default. Leave one: with a default it never fails.")]
    [InlineData("{% source a = api.a() required %}{% assign a = 1 %}", "TL029 4:44 'a' is a source and cannot be assigned. Choose another name.")]
    [InlineData("{% source a = api.a() withn 5ms %}", "TL001 4:23 'withn' is not an option of a source. Did you mean 'within'?")]
    [InlineData("{% source a = api.get(id: recipient.id | upcase) %}", "TL001 4:40 A value with filters stands in parentheses. Write (value | filter).")]
    // Names
    [InlineData("{{ 1 | mony }}", "TL030 4:8 There is no filter 'mony'. Did you mean 'money'?")]
    [InlineData("{{ recipent.id }}", "TL031 4:4 Nothing is named 'recipent' here. Did you mean 'recipient'?")]
    // Use
    [InlineData("{% source a = api.a() %}{{ a.x }}", "TL040 4:28 Source 'a' may fail, and is used outside a block. Put it in {% block … %}, or give the source a default or 'required'.")]
    [InlineData("{% source a = api.a() %}{% assign v = a.x %}\n{% if v %}{% endif %}", "TL040 5:7 Source 'a' may fail, and is used outside a block, through 'v'. Put it in {% block … %}, or give the source a default or 'required'.")]
    [InlineData("{% source a = api.a() %}{% block x %}{% fallback %}{{ a }}{% endblock %}", "TL040 4:55 Source 'a' may fail, and is used outside a block. Put it in {% block … %}, or give the source a default or 'required'.")]
    [InlineData("{% block x %}{% endblock %}", "TL041 4:1 Block 'x' has no fallback: when it falls, nothing stands in its place. Add {% fallback %}, empty if that is meant.")]
    [InlineData("{% source a = api.a() within 200ms %}{% block x within 100ms %}{{ a }}{% fallback %}{% endblock %}", "TL042 4:38 Block 'x' waits 100ms; what it needs may take 200ms. Raise 'within', or shorten that of its sources.")]
    [InlineData("{% source a = api.a() within 2s %}{% block x %}{{ a }}{% fallback %}{% endblock %}", "TL042 4:11 Source 'a' may take 2000ms with what it waits for; the message waits 1000ms. Shorten 'within', or raise 'deadline' in the front matter.")]
    [InlineData("{% block x %}{% fallback %}{% endblock %}{% block x %}{% fallback %}{% endblock %}", "TL024 4:51 There are two blocks 'x'. Give each its own name: reports tell blocks by it.")]
    public void One_mistake_gives_one_fault(string body, string expected) => Assert.Equal([expected], Rig.Compile(body).Lines());

    [Fact]
    public void All_mistakes_are_told_at_once() => Assert.Equal(
        ["TL002 4:1", "TL030 5:8", "TL001 6:13", "TL031 7:4", "TL003 8:1"],
        Rig.Compile("{% nope %}\n{{ 1 | nope }}\n{% assign x 1 %}\n{{ ghost }}\n{% if true %}").Lines().Select(l => string.Join(' ', l.Split(' ')[..2])));

    [Fact]
    public void A_tag_that_cannot_be_read_does_not_hide_what_is_wrong_elsewhere() => Assert.Equal(
        ["TL001 4:8", "TL002 5:1", "TL001 6:7", "TL050 7:11"],
        Rig.Compile("{{ a | }}\n{% nope %}\n{% if %}{% endif %}\n<td class={{ recipient.id }}>").Lines().Select(l => string.Join(' ', l.Split(' ')[..2])));

    [Theory]
    [InlineData("subjct: x\n", "TL011 3:1 'subjct' is no key of the front matter. Did you mean 'subject'?")]
    [InlineData("deadline: 5\n", "TL012 3:11 '5' is not a duration. Write a positive whole number and a unit, such as 120ms, 2s, 5m, 1h or 1d.")]
    [InlineData("from: northwind\n", "TL012 3:7 'northwind' is no mailbox. Write \"Name <name@example.com>\".")]
    [InlineData("locale: xx-nowhere\n", "TL012 3:9 There is no locale 'xx-nowhere'. Write a language, and a region where it matters: de, en-GB.")]
    [InlineData("timezone: Mars\n", "TL012 3:11 There is no time zone 'Mars'. Write its IANA name: Europe/Berlin, UTC.")]
    [InlineData("headers: { Bcc: a@b.example }\n", "TL012 3:12 A template cannot set the header 'Bcc': the renderer writes it. Leave it out.")]
    [InlineData("headers: { 'X Y': a }\n", "TL012 3:12 'X Y' is no name of a header. A name is letters, digits and '-', as in X-Campaign.")]
    [InlineData("on_missing: abrt\n", "TL012 3:13 'on_missing' cannot be 'abrt'. Did you mean 'abort'?")]
    [InlineData("preheader: \"say \\\"{{ ghost }}\\\"\"\n", "TL031 3:22 Nothing is named 'ghost' here.")]
    [InlineData("preheader: >\n  first line\n  {{ ghost }}\n", "TL031 5:6 Nothing is named 'ghost' here.")]
    [InlineData("locale: \"{{ a }}\"\n", "TL031 3:13 Nothing is named 'a' here.")]
    public void Front_matter_is_checked_at_its_place(string line, string expected) => Assert.Equal([expected], Rig.Compile("", line).Lines());

    [Fact]
    public void Front_matter_needs_an_end() => Assert.Equal(
        ["TL003 1:1 The front matter is not closed. Add a line '---'."], Rig.Compiler().Compile("t.mjml", "---\nsubject: x\n<mjml>").Lines());

    [Fact]
    public void A_template_needs_a_subject() => Assert.Equal(["TL013 1:1"], Rig.Compiler().Compile("t.mjml", "x").Lines().Select(l => l[..9]));

    [Fact]
    public void Bad_yaml_is_told_with_its_line() => Assert.StartsWith("TL010 ", Rig.Compiler().Compile("t.mjml", "---\nsubject: 'open\n---\nx").Lines().First(), StringComparison.Ordinal);

    [Fact]
    public void A_fault_in_a_partial_is_told_at_its_tag()
    {
        var fault = Assert.Single(Rig.Compile("x{% include 'p' %}", "", ("p", "one\n{{ 1 | nope }}")).Faults);

        Assert.Equal(new SourceSpan("t.mjml", 4, 2, 4, 19), fault.Place);
        Assert.Equal("_partials/p.mjml:2:8", Assert.Single(fault.Related).Place.ToString());
    }

    [Fact]
    public void Partials_that_bring_in_themselves_are_told() => Assert.StartsWith(
        "TL006 4:1 Partial 'p' brings in itself: p > q > p.",
        Assert.Single(Rig.Compile("{% include 'p' %}", "", ("p", "{% include 'q' %}"), ("q", "{% include 'p' %}")).Lines()), StringComparison.Ordinal);
}
