using Renderer.Previews;
using Renderer.Sources.Declarations;
using Renderer.Studio.Fixtures;
using Renderer.Studio.Variations;
using Renderer.Templates;
using Renderer.Tests.Cli;
using TemplateLanguage;
using TemplateLanguage.Rendering;

namespace Renderer.Tests.Previews;

public sealed class FixtureSourceCallerTests : IDisposable
{
    private readonly CommandRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData("stale 1h", """{ "$fail": "500", "$value": "v" }""", "stale v")]
    [InlineData("stale 1h", """{ "$fail": "timeout", "$value": "v" }""", "stale v")]
    [InlineData("stale 1h", """{ "$fail": "500" }""", "failed none")]
    [InlineData("stale 1h", """{ "$after": "2s", "$value": "v" }""", "late none")]
    [InlineData("stale 1h", """{ "$as_of": "2026-11-23T08:00:00Z", "$fail": "500", "$value": "v" }""", "stale v")]
    [InlineData("", """{ "$fail": "500", "$value": "v" }""", "failed none")]
    [InlineData("fresh 30s stale 3h", """{ "$as_of": "2026-11-23T08:00:00Z", "$value": "v" }""", "stale v")]
    [InlineData("fresh 30s stale 1h", """{ "$as_of": "2026-11-23T08:00:00Z", "$value": "v" }""", "failed none")]
    [InlineData("fresh 30s stale 1h", """{ "$fail": "500", "$value": "v" }""", "failed none")]
    public void A_value_beside_a_failure_stands_in_where_the_template_says_stale(string options, string answer, string expected) =>
        Assert.Equal(expected, Subject(Template(options), Fixture(answer)));

    /// <summary>What is saved from the studio shows what the studio has shown.</summary>
    [Theory]
    [InlineData("", "ok v")]
    [InlineData("stale 1h", "stale v")]
    [InlineData("fresh 30s", "failed none")]
    [InlineData("fresh 30s stale 1h", "stale v")]
    public void A_stale_source_is_saved_as_it_was_shown(string options, string expected)
    {
        var (template, troubles) = (Template(options), Troubles.Parse("x:stale")!);
        const string Told = """{ "now": "2026-11-23T10:00:00Z", "recipient": {}, "sources": { "x": { "$after": "1ms", "$as_of": "2026-11-23T10:00:00Z", "$value": "v" } } }""";

        var shown = Preview.RenderPinned(template, FixtureReader.Read("f.json", Told, [])!, null, TestContext.Current.CancellationToken, around => new TroubledSourceCaller(around, troubles));

        Assert.Equal(expected, Assert.IsType<RenderOutcome.Rendered>(shown).Parts.Subject);
        Assert.Equal(expected, Subject(template, FixtureReader.Read("f.json", FixtureFile.Vary(Told, troubles), [])!));
    }

    /// <summary>What stands beside a failure is no matter for a source that is made to fail.</summary>
    [Fact]
    public void A_source_that_the_studio_fails_has_nothing_to_stand_in()
    {
        var template = Template("stale 1h");

        Assert.Equal("failed none", Subject(template, Troubles.Parse("x:failed")!.Apply(Fixture("\"v\""), template.Plan)));
    }

    private static Fixture Fixture(string answer) =>
        FixtureReader.Read("f.json", $$"""{ "now": "2026-11-23T10:00:00Z", "recipient": {}, "sources": { "x": {{answer}} } }""", [])!;

    private static string Subject(CompiledTemplate template, Fixture fixture) =>
        Assert.IsType<RenderOutcome.Rendered>(Preview.RenderPinned(template, fixture, null, TestContext.Current.CancellationToken)).Parts.Subject;

    private CompiledTemplate Template(string options)
    {
        _rig.Write("sources.yaml", "api: { base: https://api.example, operations: { get: { get: \"/\" } } }\n");
        _rig.Write("a/template.mjml", $$$"""
            ---
            subject: "{{ sources.x.status }} {% block b %}{{ x }}{% fallback %}none{% endblock %}"
            ---
            {% source x = api.get() within 1s {{{options}}} %}
            <mjml><mj-body></mj-body></mjml>
            """);
        var folder = new TemplateFolder(_rig.Folder);
        return new TemplateReader(folder, SystemsFile.Read(folder).Catalog).Read("a").Template!;
    }
}
