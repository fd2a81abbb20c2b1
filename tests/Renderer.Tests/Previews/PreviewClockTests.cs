using Renderer.Previews;
using Renderer.Sources.Declarations;
using Renderer.Templates;
using Renderer.Tests.Cli;
using TemplateLanguage.Rendering;

namespace Renderer.Tests.Previews;

public sealed class PreviewClockTests : IDisposable
{
    private const string Template = """
        ---
        subject: "{{ sources.slow.status }} {{ sources.slow.elapsed }}, {{ sources.next.status }} {{ sources.next.elapsed }}, {{ now | date: '%H:%M' }}"
        deadline: 20m
        ---
        {% source slow = api.get(id: '1') within WITHIN %}
        {% source next = api.get(id: (slow.id | default: 'x')) within 10m default 'none' %}
        <mjml><mj-body></mj-body></mjml>
        """;

    private readonly CommandRig _rig = new();

    [Theory]
    [InlineData("9m", """{ "$after": "8m", "$value": { "id": "2" } }""", """{ "$after": "9m", "$value": 1 }""", "ok 480000, ok 540000, 12:00")]
    [InlineData("7m", """{ "$after": "8m", "$value": { "id": "2" } }""", """{ "$after": "9m", "$value": 1 }""", "late 420000, default , 12:00")]
    [InlineData("9m", """{ "$fail": "timeout" }""", "1", "late 540000, default , 12:00")]
    [InlineData("9m", """{ "id": "2" }""", """{ "$fail": "timeout" }""", "ok 0, default 600000, 12:00")]
    [InlineData("9m", """{ "$after": "9m", "$fail": "500" }""", "1", "late 540000, default , 12:00")]
    public void Limits_of_minutes_fall_at_once_and_the_same_each_time(string within, string slow, string next, string subject)
    {
        _rig.Write("sources.yaml", "api: { base: https://api.example, operations: { get: { get: \"/{id}\" } } }\n");
        _rig.Write("a/template.mjml", Template.Replace("WITHIN", within, StringComparison.Ordinal));
        var folder = new TemplateFolder(_rig.Folder);
        var template = new TemplateReader(folder, SystemsFile.Read(folder).Catalog).Read("a").Template!;
        var fixture = FixtureReader.Read("f.json", $$"""{ "recipient": {}, "sources": { "slow": {{slow}}, "next": {{next}} } }""", [])!;

        for (var i = 0; i < 50; i++)
        {
            var outcome = Assert.IsType<RenderOutcome.Rendered>(Preview.RenderPinned(template, fixture, null, TestContext.Current.CancellationToken));
            Assert.Equal(subject, outcome.Parts.Subject);
        }
    }

    public void Dispose() => _rig.Dispose();
}
