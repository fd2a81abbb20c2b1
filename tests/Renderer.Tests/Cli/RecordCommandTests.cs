using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Renderer.Tests.Cli;

public sealed class RecordCommandTests : IAsyncLifetime
{
    private const string Token = "token-9c1f";

    private readonly CommandRig _rig = new();
    private readonly WebApplication _system = WebApplication.CreateSlimBuilder().Build();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;
    private string? _authorization;

    public async ValueTask InitializeAsync()
    {
        _system.Urls.Add("http://127.0.0.1:0");
        _system.MapGet("/users/{id}/cart", (string id, HttpRequest request) =>
        {
            _authorization = request.Headers.Authorization;
            return Results.Text($$"""
                {"user_id":"{{id}}","as_of":"2026-01-01T09:00:00Z","link":"https://shop.example/u/{{id}}/cart","payment":{"card":"4111 1111 1111 1111"},
                 "items":[{"name":"Oak board","engraving":"For Grace"},{"name":"Oak tray","engraving":"For Grace"},{"name":"Mug","engraving":"For Ada"}]}
                """, "application/json");
        });
        await _system.StartAsync(_ct);
        _rig.Write("token", Token + "\n");
        _rig.Write("sources.yaml", $$"""
            shop:
              base: {{_system.Urls.First()}}
              internal: true
              auth: { bearer: "${file:{{Path.Combine(_rig.Folder, "token")}}}" }
              timeout: 20s
              operations:
                cart: { get: "/users/{user}/cart", personal: [user_id, items.engraving], secret: [payment] }
                gone: { get: "/gone/{user}" }
            """);
        _rig.Write("mail/template.mjml", """
            ---
            subject: "{{ cart.items[0].engraving }}, {{ cart.link }}"
            from: "shop@example.com"
            deadline: 20s
            ---
            {% source cart = shop.cart(user: recipient.id) required %}
            {% source gone = shop.gone(user: recipient.id) %}
            <mjml><mj-body><mj-section><mj-column>{% block x %}<mj-text>{{ gone.name }}</mj-text>{% fallback %}<mj-text>None of {{ cart.items.size }}</mj-text>{% endblock %}</mj-column></mj-section></mj-body></mjml>
            """);
    }

    public async ValueTask DisposeAsync()
    {
        await _system.DisposeAsync();
        _rig.Dispose();
    }

    [Fact]
    public async Task What_is_nobody_elses_business_has_stand_ins_and_the_same_ones_each_time()
    {
        _rig.Write("event.json", """{"type":"Cart Left","user":"user-4711","note":"For Grace"}""");
        string[] command = ["record", "mail", "--recipient", "user-4711", "--event", Path.Combine(_rig.Folder, "event.json"), "--templates", _rig.Folder];

        var (code, output, error) = await CommandRig.RunAsync(command);

        Assert.Equal((0, ""), (code, error));
        var file = Path.Combine(_rig.Folder, "mail", "previews", "recorded.json");
        Assert.Equal(["source cart             ok", "source gone             failed   status", file], output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal($"Bearer {Token}", _authorization);
        var text = await File.ReadAllTextAsync(file, _ct);
        Assert.All((string[])["4711", "For Grace", "For Ada", "4111", Token], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));

        var fixture = JsonNode.Parse(text)!;
        var (cart, recipient) = (fixture["sources"]!["cart"]!, fixture["recipient"]!);
        var (id, graces) = ((string)recipient["id"]!, (string)cart["items"]![0]!["engraving"]!);
        Assert.Equal((id, $"https://shop.example/u/{id}/cart", id), ((string)cart["user_id"]!, (string)cart["link"]!, (string)fixture["event"]!["user"]!));
        Assert.Equal((graces, graces), ((string)cart["items"]![1]!["engraving"]!, (string)fixture["event"]!["note"]!));
        Assert.NotEqual(graces, (string)cart["items"]![2]!["engraving"]!);
        Assert.Equal(("Oak board", "2026-01-01T09:00:00Z"), ((string)cart["items"]![0]!["name"]!, (string)cart["as_of"]!));
        Assert.Equal("404", (string)fixture["sources"]!["gone"]!["$fail"]!);

        await CommandRig.RunAsync(command);
        var again = JsonNode.Parse(await File.ReadAllTextAsync(file, _ct))!;
        again["now"] = fixture["now"]!.DeepClone();
        Assert.Equal(fixture.ToJsonString(), again.ToJsonString());
    }

    [Fact]
    public async Task What_was_recorded_is_a_fixture()
    {
        var file = Path.Combine(_rig.Folder, "mail", "previews", "friday.json");
        await CommandRig.RunAsync("record", "mail", "--recipient", "user-4711", "--out", file, "--templates", _rig.Folder);
        await _system.StopAsync(_ct);

        var (code, output, error) = await CommandRig.RunAsync("preview", "mail", "--fixture", "friday", "--templates", _rig.Folder, "--out", Path.Combine(_rig.Folder, "out"));

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("engraving-", output, StringComparison.Ordinal);
        Assert.Contains("None of 3", await File.ReadAllTextAsync(Path.Combine(_rig.Folder, "out", "friday.txt"), _ct), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nail", "event.json", 2, "There is no template 'nail'")]
    [InlineData("mail", "event.json", 2, "event.json is not JSON")]
    [InlineData("mail", "absent.json", 2, "absent.json")]
    [InlineData("broken", null, 1, "TL031")]
    public async Task What_cannot_be_recorded_is_told(string name, string? happened, int expected, string message)
    {
        _rig.Write("event.json", "{");
        _rig.Write("broken/template.mjml", "---\nsubject: x\n---\n{{ ghost }}<mjml><mj-body></mj-body></mjml>");
        string[] options = happened is null ? [] : ["--event", Path.Combine(_rig.Folder, happened)];

        var (code, _, error) = await CommandRig.RunAsync(["record", name, "--recipient", "u1", "--templates", _rig.Folder, .. options]);

        Assert.Equal(expected, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_rig.Folder, "mail", "previews")));
    }

    [Fact]
    public async Task A_variable_that_is_missing_is_told_by_name()
    {
        _rig.Write("sources.yaml", "shop: { base: \"${RECORD_TESTS_NOWHERE}\", operations: { cart: { get: \"/{user}\" }, gone: { get: \"/{user}\" } } }\n");

        var (code, _, error) = await CommandRig.RunAsync("record", "mail", "--recipient", "u1", "--templates", _rig.Folder);

        Assert.Equal(2, code);
        Assert.Contains("RECORD_TESTS_NOWHERE is not set", error, StringComparison.Ordinal);
    }
}
