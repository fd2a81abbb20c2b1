using System.Text.Json;
using Renderer.Cli;

namespace Renderer.Tests.Cli;

public sealed class CheckCommandTests : IDisposable
{
    private const string Systems = """
        api:
          base: ${NOT_SET_ANYWHERE}
          operations:
            cart: { get: "/carts/{user}" }
        """;

    private readonly CommandRig _rig = new();

    [Fact]
    public async Task The_shipped_templates_have_nothing_wrong()
    {
        var (code, output, _) = await CommandRig.RunAsync("check", "--strict", "--templates", CommandRig.Shipped);

        Assert.Equal((0, "8 templates: 0 errors, 0 warnings"), (code, output.Trim()));
    }

    [Fact]
    public async Task A_fault_is_told_with_its_place_underlined()
    {
        _rig.Write("sources.yaml", Systems);
        _rig.Write("a/template.mjml", "---\nsubject: x\n---\n{% source cart = api.crat(user: 1) required %}\n<mjml><mj-body><mj-section><mj-colum></mj-colum></mj-section></mj-body></mjml>\n");

        var (code, output, _) = await CheckAsync();

        Assert.Equal(1, code);
        var file = Path.Combine(_rig.Folder, "a", "template.mjml");
        Assert.StartsWith(
            $"""
            {file}:4:22: error TL021: System 'api' has no operation 'crat'.
                4 | {"{%"} source cart = api.crat(user: 1) required %{"}"}
                  |                      ^^^^
                Did you mean 'cart'?

            {file}:5:28: error MJ001:
            """.Trim(), output, StringComparison.Ordinal);
        Assert.EndsWith("1 template: 2 errors, 0 warnings\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{% if true %}", "TL003 5:1")]
    [InlineData("{% endif %}", "TL004 5:1")]
    [InlineData("<mj-text>{% if true %}</mj-text>", "TL003 5:10", "MJ003 5:1")]
    [InlineData("{% nope %}{{ 1 | }}", "TL002 5:1", "TL001 5:18")]
    [InlineData("{% block b %}{% fallback %}", "TL003 5:1")]
    public async Task Mistakes_of_one_kind_hide_none_of_another(string liquid, params string[] expected)
    {
        _rig.Write("a/template.mjml", $"""
            ---
            subject: x
            ---
            <mjml><mj-body>
            {liquid}
            <mj-section><mj-colum></mj-colum><mj-column widht="1px"><mj-text>
            <td class={"{{"} recipient.id {"}}"}>
            {"{{"} ghost {"}}"}</mj-text></mj-column></mj-section></mj-body></mjml>
            """);

        var faults = JsonElement.Parse((await CheckAsync("--format", "json")).Output).EnumerateArray();

        Assert.Equal(
            expected.Concat(["MJ001 6:13", "MJ002 6:45", "TL050 7:11", "TL031 8:4"]).Order(StringComparer.Ordinal),
            faults.Select(f => $"{f.GetProperty("code")} {f.GetProperty("line")}:{f.GetProperty("column")}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Warnings_fail_only_where_asked()
    {
        _rig.Write("a/template.mjml", "---\nsubject: x\n---\n<mjml><mj-body>{% block b %}{% endblock %}</mj-body></mjml>");

        Assert.Equal(0, (await CheckAsync()).Code);
        Assert.Equal(1, (await CheckAsync("--strict")).Code);
    }

    [Fact]
    public async Task Programs_read_faults_as_json()
    {
        _rig.Write("a/template.mjml", "---\nsubject: \"{{ 1 | mony }}\"\n---\n<mjml><mj-body></mj-body></mjml>");

        var fault = Assert.Single(JsonElement.Parse((await CheckAsync("--format", "json")).Output).EnumerateArray());

        Assert.Equal(
            ("TL030", "error", 2, 18, 2, 22, "Did you mean 'money'?"),
            (Text("code"), Text("severity"), Number("line"), Number("column"), Number("end_line"), Number("end_column"), Text("suggestion")));

        string? Text(string name) => fault.GetProperty(name).GetString();
        int Number(string name) => fault.GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task Pull_requests_get_annotations_and_code_scanning_sarif()
    {
        _rig.Write("a/template.mjml", "---\nsubject: \"{{ 1 | mony }}\"\n---\n<mjml><mj-body></mj-body></mjml>");

        Assert.Contains(
            ",line=2,endLine=2,col=18,endColumn=22,title=TL030::There is no filter 'mony'. Did you mean 'money'?", (await CheckAsync("--format", "github")).Output, StringComparison.Ordinal);
        var run = JsonElement.Parse((await CheckAsync("--format", "sarif")).Output).GetProperty("runs")[0];
        Assert.Equal("TL030", run.GetProperty("results")[0].GetProperty("ruleId").GetString());
    }

    [Theory]
    [InlineData("check", "--format", "xml")]
    [InlineData("chekc")]
    [InlineData("explain")]
    public async Task A_command_line_that_says_nothing_ends_with_2(params string[] args)
    {
        using var written = new StringWriter();

        Assert.Equal(2, await RendererCommand.RunAsync(args, new() { Output = written, Error = written }));
    }

    /// <summary>What SARIF 2.1.0 requires of the properties that are written: their types, and which must be there.</summary>
    [Fact]
    public async Task Sarif_is_as_its_schema_demands_and_names_the_place_inside_a_partial()
    {
        _rig.Write("_partials/line.mjml", "<mj-text>\n{{ 1 | mony }}</mj-text>");
        _rig.Write("a/template.mjml", "---\nsubject: x\n---\n<mjml><mj-body><mj-section><mj-column>{% render 'line' %}</mj-column></mj-section></mj-body></mjml>");

        var log = JsonElement.Parse((await CheckAsync("--format", "sarif")).Output);

        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        var run = Assert.Single(log.GetProperty("runs").EnumerateArray());
        Assert.Equal("renderer", run.GetProperty("tool").GetProperty("driver").GetProperty("name").GetString());
        Assert.Equal("utf16CodeUnits", run.GetProperty("columnKind").GetString());
        Assert.Equal(["TL030"], run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(r => r.GetProperty("id").GetString()));
        var result = Assert.Single(run.GetProperty("results").EnumerateArray());
        Assert.Contains(result.GetProperty("level").GetString(), new[] { "none", "note", "warning", "error" });
        Assert.False(string.IsNullOrEmpty(result.GetProperty("message").GetProperty("text").GetString()));
        var related = Assert.Single(result.GetProperty("relatedLocations").EnumerateArray());
        Assert.EndsWith("a/template.mjml", Uri(Assert.Single(result.GetProperty("locations").EnumerateArray())), StringComparison.Ordinal);
        Assert.EndsWith("_partials/line.mjml", Uri(related), StringComparison.Ordinal);
        Assert.Equal(2, related.GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32());
        Assert.False(string.IsNullOrEmpty(related.GetProperty("message").GetProperty("text").GetString()));

        static string? Uri(JsonElement location)
        {
            var region = location.GetProperty("physicalLocation").GetProperty("region");
            Assert.All(["startLine", "startColumn", "endLine", "endColumn"], p => Assert.InRange(region.GetProperty(p).GetInt32(), 1, int.MaxValue));
            var uri = location.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString();
            Assert.True(System.Uri.IsWellFormedUriString(uri, UriKind.RelativeOrAbsolute), uri);
            return uri;
        }
    }

    [Fact]
    public async Task Fixtures_are_checked_too()
    {
        _rig.Write("sources.yaml", Systems);
        _rig.Write("a/template.mjml", "---\nsubject: x\n---\n{% source cart = api.cart(user: 1) required %}<mjml><mj-body><mj-section><mj-column><mj-text>{{ cart }}</mj-text></mj-column></mj-section></mj-body></mjml>");
        _rig.Write("a/previews/bad.json", "{ \"recipient\": {}, \"sources\": { \"crat\": {} }");
        _rig.Write("a/previews/other.json", "{ \"recipient\": {}, \"sources\": { \"crat\": {} } }");

        var (code, output, _) = await CheckAsync();

        Assert.Equal(1, code);
        Assert.Contains("bad.json:1:", output, StringComparison.Ordinal);
        Assert.Contains("FX002: The template has no source 'crat'.", output, StringComparison.Ordinal);
        Assert.Contains("FX003: The fixture tells nothing of source 'cart'", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There are no templates in")]
    [InlineData("There is no template 'nope'", "nope")]
    public async Task What_cannot_run_is_told(string message, params string[] names)
    {
        if (names.Length > 0)
            _rig.Write("a/template.mjml", "---\nsubject: x\n---\n<mjml><mj-body></mj-body></mjml>");

        var (code, output, error) = await CheckAsync(names);

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith(message, error, StringComparison.Ordinal);
    }

    public void Dispose() => _rig.Dispose();

    private Task<(int Code, string Output, string Error)> CheckAsync(params string[] arguments) =>
        CommandRig.RunAsync(["check", "--templates", _rig.Folder, .. arguments]);
}
