using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Renderer.Tests.Cli;

namespace Renderer.Tests.Previews;

public sealed class FixtureRecordingTests : IDisposable
{
    private readonly CommandRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Answers_of_the_systems_are_written_however_long_they_take_and_failures_stay()
    {
        var builder = WebApplication.CreateSlimBuilder();
        await using var system = builder.Build();
        system.Urls.Add("http://127.0.0.1:0");
        system.MapGet("/products/{id}", (string id) => Results.Json(new { id, name = "Oak board" }));
        await system.StartAsync(TestContext.Current.CancellationToken);
        _rig.Write("sources.yaml", $"api: {{ base: \"{system.Urls.First()}\", internal: true, timeout: 10ms, operations: {{ product: {{ get: \"/products/{{id}}\" }}, gone: {{ get: \"/gone/{{id}}\" }} }} }}\n");
        _rig.Write("a/template.mjml", """
            ---
            subject: "{% block x %}{{ seen.name }}{% fallback %}none{% endblock %}"
            from: "shop@example.com"
            deadline: 1ms
            ---
            {% source seen = api.product(id: recipient.id) within 1ms %}
            {% source down = api.product(id: recipient.id) within 1ms %}
            {% source gone = api.gone(id: recipient.id) within 1ms %}
            <mjml><mj-body><mj-section><mj-column>{% block y %}<mj-text>{{ down.name }}{{ gone.name }}</mj-text>{% fallback %}{% endblock %}</mj-column></mj-section></mj-body></mjml>
            """);
        _rig.Write("a/previews/usual.json", """{ "now": "2026-01-01T00:00:00Z", "recipient": { "id": "p7" }, "sources": { "seen": { "name": "old" }, "down": { "$fail": "500" }, "gone": { "name": "kept" } } }""");

        var (_, output, error) = await CommandRig.RunAsync("test", "--update-fixtures", "--accept", "--templates", _rig.Folder);

        Assert.Equal("", error);
        Assert.Contains("a/usual: seen recorded", output, StringComparison.Ordinal);
        Assert.Contains("a/usual: gone failed (status); left as it was", output, StringComparison.Ordinal);
        var fixture = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_rig.Folder, "a", "previews", "usual.json"), TestContext.Current.CancellationToken))!;
        Assert.Equal("Oak board", (string?)fixture["sources"]!["seen"]!["name"]);
        Assert.Equal("500", (string?)fixture["sources"]!["down"]!["$fail"]);
        Assert.Equal("kept", (string?)fixture["sources"]!["gone"]!["name"]);
        Assert.NotEqual("2026-01-01T00:00:00Z", (string?)fixture["now"]);
    }
}
