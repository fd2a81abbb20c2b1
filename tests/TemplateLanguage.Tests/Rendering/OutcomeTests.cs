using TemplateLanguage.Rendering;

namespace TemplateLanguage.Tests.Rendering;

public sealed class OutcomeTests
{
    [Fact]
    public async Task Abort_stops_the_message()
    {
        var outcome = await Rig.Template("{% source a = api.a() required %}{% if a.items.size == 0 %}{% abort \"empty for \" | append: recipient.id %}{% endif %}x")
            .RenderAsync(new Answers(new() { ["a"] = """{"items":[]}""" }));

        Assert.Equal("empty for u1", Assert.IsType<RenderOutcome.Aborted>(outcome).Reason);
    }

    [Fact]
    public async Task Abort_wins_over_a_fault() => Assert.IsType<RenderOutcome.Aborted>(await Rig.Template(
        "x{% abort 'no' %}", "preheader: \"{{ 'x' | money }}\"\n").RenderAsync(new Answers([])));

    [Fact]
    public async Task Defer_tells_when()
    {
        var outcome = Assert.IsType<RenderOutcome.Deferred>(await Rig.Template("{% defer 10m 'later' %}").RenderAsync(new Answers([])));

        Assert.Equal((TimeSpan.FromMinutes(10), "later"), (outcome.After, outcome.Reason));
    }

    [Fact]
    public async Task A_required_source_that_fails_is_named()
    {
        var outcome = Assert.IsType<RenderOutcome.Missing>(await Rig.Template("{% source a = api.a() required %}{{ a }}").RenderAsync(new Answers(new() { ["a"] = "!status" })));

        Assert.Equal(("a", "status"), (outcome.Source, outcome.Error));
        Assert.Equal("failed", Assert.Single(outcome.Report.Sources).Status);
    }

    [Fact]
    public async Task A_fault_outside_blocks_tells_its_place()
    {
        var outcome = Assert.IsType<RenderOutcome.Faulted>(await Rig.Template("one\n{{ recipient.name | money: 'EUR' }}").RenderAsync(new Answers([])));

        Assert.Equal((5, 21), (outcome.Fault.Place.Line, outcome.Fault.Place.Column));
    }

    [Fact]
    public async Task Parts_are_rendered_from_the_same_data()
    {
        var answers = new Answers(new() { ["a"] = """{"name":"Cup & <plate>"}""" });
        var template = Rig.Compiler().Compile("t.mjml", """
            ---
            subject: "{{ a.name }} waits"
            preheader: '{{ a.name | upcase }}'
            from: "{{ recipient.name }} <a@b.example>"
            headers: { X-Cart: "{{ a.name }}" }
            ---
            {% source a = api.a() required %}{{ a.name }}
            """).Template!;

        var parts = Assert.IsType<RenderOutcome.Rendered>(await template.RenderAsync(answers)).Parts;

        Assert.Equal("Cup & <plate> waits", parts.Subject);
        Assert.Equal("CUP & <PLATE>", parts.Preheader);
        Assert.Equal("Ada <3 <a@b.example>", parts.From);
        Assert.Equal("Cup & <plate>", parts.Headers["X-Cart"]);
        Assert.Equal("Cup &amp; &lt;plate&gt;", parts.Html.Trim());
        Assert.Equal("Cup & <plate>", parts.Text.Trim());
        Assert.Single(answers.Calls);
    }

    [Fact]
    public async Task Locale_and_zone_come_from_the_recipient()
    {
        var template = Rig.Template("{{ 1234.5 | money: 'EUR' }} {{ now | date: '%H:%M' }}", "locale: \"{{ recipient.lang }}\"\ntimezone: Europe/Berlin\n");

        var outcome = await template.RenderAsync(new Answers([]), null, """{"lang":"de-DE"}""");

        Assert.Equal("1.234,50 € 11:00", Assert.IsType<RenderOutcome.Rendered>(outcome).Parts.Html);
    }

    [Fact]
    public async Task An_endless_template_ends()
    {
        var body = string.Concat(Enumerable.Repeat("{% for i in (1..9999) %}", 3)) + "x" + string.Concat(Enumerable.Repeat("{% endfor %}", 3));

        var outcome = Assert.IsType<RenderOutcome.Faulted>(await Rig.Template(body).RenderAsync(new Answers([])));

        Assert.Contains("steps", outcome.Fault.Message, StringComparison.Ordinal);
    }
}
