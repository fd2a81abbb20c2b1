using TemplateLanguage.Rendering;

namespace TemplateLanguage.Tests.Rendering;

public sealed class BranchTests
{
    private const string Body = """
        {% source a = api.a() %}{% if recipient.name %}x{% elsif recipient.id %}y{% endif %}
        {% for i in (1..2) %}{% case i %}{% when 1 %}one{% when 7 %}seven{% else %}many{% endcase %}{% endfor %}
        {% block b %}{{ a }}{% fallback %}{% unless recipient.name %}n{% else %}m{% endunless %}{% endblock %}
        """;

    [Theory]
    [InlineData("""{ "a": "1" }""", "Body 6:1", "Taken 4:25", "Taken 5:34", "Taken 5:66")]
    [InlineData("{}", "Fallback 6:1", "Otherwise 6:63", "Taken 4:25", "Taken 5:34", "Taken 5:66")]
    public async Task A_message_notes_the_branches_it_goes_through(string sources, params string[] reached)
    {
        var template = Rig.Template(Body);
        var recorder = new BranchRecorder();
        var answers = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(sources)!;

        await template.RenderAsync(
            new() { Recipient = System.Text.Json.JsonElement.Parse("""{ "name": "Ada" }"""), Branches = recorder }, new Answers(answers), TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.Equal(reached, recorder.Reached.Select(b => $"{b.Way} {b.Place.Line}:{b.Place.Column}").Order(StringComparer.Ordinal));
        Assert.Subset(template.Branches.ToHashSet(), recorder.Reached.ToHashSet());
    }

    [Fact]
    public void A_template_names_all_its_branches() => Assert.Equal(
        [
            "4:25 Taken {% if recipient.name %}", "4:25 Otherwise {% if recipient.name %}", "4:49 Taken {% elsif recipient.id %}",
            "5:34 Taken {% when 1 %}", "5:49 Taken {% when 7 %}", "5:66 Taken {% else %}",
            "6:1 Body {% block b %}", "6:1 Fallback {% block b %}", "6:35 Taken {% unless recipient.name %}", "6:63 Otherwise {% else %}",
        ],
        Rig.Template(Body).Branches.Select(b => $"{b.Place.Line}:{b.Place.Column} {b.Way} {b.Tag}"));
}
