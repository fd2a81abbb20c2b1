using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Renderer.Studio;
using Renderer.Tests.Cli;

namespace Renderer.Tests.Studio;

public sealed partial class StudioServerTests : IDisposable
{
    private const string Key = "0123456789abcdef0123456789abcdef";
    private readonly CommandRig _rig = new();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Without_a_key_it_does_not_open_itself_to_others()
    {
        _rig.Write("t/template.mjml", "---\nsubject: s\n---\n<mjml><mj-body></mj-body></mjml>");
        var (code, _, error) = await CommandRig.RunAsync("studio", "--templates", _rig.Folder, "--urls", "http://0.0.0.0:5999");
        Assert.Equal(2, code);
        Assert.Contains("RENDERER__STUDIO__KEY", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_tells_browsers_what_it_may_do()
    {
        await using var app = await StartAsync();
        using var answer = await app.GetTestClient().GetAsync("/studio", _ct);
        Assert.Contains("script-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var mail = await app.GetTestClient().GetAsync("/studio/api/templates/t/fixtures/usual/mail", _ct);
        Assert.Equal(HttpStatusCode.OK, mail.StatusCode);
        Assert.Contains("sandbox allow-same-origin", mail.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/studio/api/templates/nope", 404, "unknown_template")]
    [InlineData("/studio/api/templates/..%2Ft", 404, "unknown_template")]
    [InlineData("/studio/api/templates/t/fixtures/nope/preview", 404, "unknown_fixture")]
    [InlineData("/studio/api/templates/t/fixtures/..%2F..%2Fsources/json", 404, "unknown_fixture")]
    [InlineData("/studio/api/templates/t/fixtures/usual/preview?trouble=a:b", 400, "bad_trouble")]
    [InlineData("/studio/api/templates/t/files/99", 404, "unknown_template")]
    [InlineData("/studio/api/sends/nope", 404, "unknown_send")]
    [InlineData("/studio/api/inbox/..%2Fstudio", 404, "unknown_mail")]
    public async Task What_is_not_there_is_told(string path, int status, string code)
    {
        await using var app = await StartAsync();
        using var answer = await app.GetTestClient().GetAsync(path, _ct);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(code, (await JsonAsync(answer)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Only_its_own_page_changes_something()
    {
        await using var app = await StartAsync();
        using var client = app.GetTestClient();
        using var without = await client.PostAsync("/studio/api/inbox/search", Body("{}"), _ct);
        Assert.Equal((HttpStatusCode.Forbidden, "other_site"), (without.StatusCode, (await JsonAsync(without)).GetProperty("code").GetString()));

        client.DefaultRequestHeaders.Add("X-Studio-Token", Token().Match(await client.GetStringAsync("/studio", _ct)).Groups["token"].Value);
        using var with = await client.PostAsync("/studio/api/inbox/search", Body("{}"), _ct);
        Assert.Equal(HttpStatusCode.OK, with.StatusCode);

        client.DefaultRequestHeaders.Add("Origin", "https://evil.example");
        using var other = await client.PostAsync("/studio/api/inbox/search", Body("{}"), _ct);
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
    }

    [Fact]
    public async Task With_a_key_a_browser_signs_in_and_a_program_sends_it()
    {
        await using var app = await StartAsync("--Renderer:Studio:Key", Key);
        using var client = app.GetTestClient();
        using var asked = await client.GetAsync("/studio/api/templates", _ct);
        Assert.Equal(HttpStatusCode.Unauthorized, asked.StatusCode);

        using var wrong = await client.PostAsync("/studio/sign-in", new FormUrlEncodedContent([new("key", "guess")]), _ct);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        using var right = await client.PostAsync("/studio/sign-in", new FormUrlEncodedContent([new("key", Key)]), _ct);
        Assert.Equal("/studio", right.Headers.Location!.ToString());
        var cookie = right.Headers.GetValues("Set-Cookie").Single();
        Assert.DoesNotContain(Key, cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=strict; httponly", cookie, StringComparison.Ordinal);

        client.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        using var signedIn = await client.GetAsync("/studio/api/templates", _ct);
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        client.DefaultRequestHeaders.Remove("Cookie");
        client.DefaultRequestHeaders.Authorization = new("Bearer", Key);
        using var program = await client.GetAsync("/studio/api/templates", _ct);
        Assert.Equal(HttpStatusCode.OK, program.StatusCode);
    }

    [Fact]
    public async Task A_branch_of_a_partial_is_tested_where_any_template_goes_through_it()
    {
        await using var app = await StartAsync();
        _rig.Write("_partials/note.mjml", "<mj-section><mj-column><mj-text>{% if loud %}Loud{% else %}Quiet{% endif %}</mj-text></mj-column></mj-section>");
        foreach (var (name, loud) in new[] { ("loud", "true"), ("quiet", "false") })
        {
            _rig.Write($"{name}/template.mjml", $"---\nsubject: Hello\nfrom: a@shop.example\n---\n<mjml><mj-body>{{% render 'note', loud: {loud} %}}</mj-body></mjml>");
            _rig.Write($"{name}/previews/usual.json", """{ "recipient": { "name": "Ada" } }""");
        }
        using var client = app.GetTestClient();

        using var list = await client.GetAsync("/studio/api/templates", _ct);
        Assert.All((await JsonAsync(list)).GetProperty("templates").EnumerateArray(), t => Assert.Equal(0, t.GetProperty("missed").GetInt32()));
        using var one = await client.GetAsync("/studio/api/templates/loud/trial", _ct);
        Assert.Equal(100, (await JsonAsync(one)).GetProperty("trial").GetProperty("coverage").GetProperty("percent").GetInt32());
    }

    [Theory]
    [InlineData("""{"text":"{ \"recipient\": }"}""", 422, "bad_fixture")]
    [InlineData("""{"text":"{ \"recipient\": {} }"}""", 409, "changed")]
    [InlineData("{}", 400, "missing")]
    [InlineData("[]", 400, "missing")]
    public async Task A_fixture_that_cannot_be_saved_is_left_as_it_is(string body, int status, string code)
    {
        await using var app = await StartAsync();
        using var client = app.GetTestClient();
        client.DefaultRequestHeaders.Add("X-Studio-Token", Token().Match(await client.GetStringAsync("/studio", _ct)).Groups["token"].Value);
        using var answer = await client.PutAsync("/studio/api/templates/t/fixtures/usual/json", Body(body), _ct);
        Assert.Equal((status, code), ((int)answer.StatusCode, (await JsonAsync(answer)).GetProperty("code").GetString()));
        Assert.Contains("Ada", await File.ReadAllTextAsync(Path.Combine(_rig.Folder, "t/previews/usual.json"), _ct), StringComparison.Ordinal);
    }

    private async Task<WebApplication> StartAsync(params string[] settings)
    {
        _rig.Write("t/template.mjml", "---\nsubject: Hello\nfrom: a@shop.example\n---\n<mjml><mj-body><mj-section><mj-column><mj-text>{{ recipient.name }}</mj-text></mj-column></mj-section></mj-body></mjml>");
        _rig.Write("t/previews/usual.json", """{ "recipient": { "name": "Ada" } }""");
        var app = StudioHost.Build(
            ["--environment", "Development", "--Renderer:Templates", _rig.Folder, "--Renderer:DataPath", Path.Combine(_rig.Folder, "data"), .. settings], b => b.WebHost.UseTestServer());
        await app.StartAsync(_ct);
        return app;
    }

    private static StringContent Body(string json) => new(json, Encoding.UTF8, "application/json");

    private async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => JsonElement.Parse(await answer.Content.ReadAsStringAsync(_ct));

    [GeneratedRegex("name=\"studio-token\" content=\"(?<token>[0-9a-f]{64})\"")]
    private static partial Regex Token();
}
