using System.Xml.Linq;

namespace Renderer.Tests.Cli;

public sealed class TestCommandTests : IDisposable
{
    private readonly CommandRig _rig = new();

    public TestCommandTests()
    {
        _rig.Write("sources.yaml", "api: { base: https://api.example, operations: { get: { get: \"/{id}\" } } }\n");
        Template("Hello {{ recipient.name }}");
        _rig.Write("a/previews/usual.json", """{ "recipient": { "name": "Ada" }, "sources": { "data": { "name": "mug" } } }""");
        _rig.Write("a/previews/nobody.json", """{ "recipient": {}, "sources": { "data": { "$fail": "timeout" } } }""");
    }

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task What_was_never_accepted_is_new_and_accepting_keeps_it()
    {
        var (code, output, _) = await TestAsync();
        Assert.Equal(1, code);
        Assert.Contains("+ usual  is new", output, StringComparison.Ordinal);
        Assert.True(Exists("usual.received.html") && !Exists("usual.verified.html"));

        Assert.Equal(0, (await TestAsync("--accept")).Code);
        Assert.Equal(
            ["nobody.verified.outcome.txt", "usual.verified.headers.txt", "usual.verified.html", "usual.verified.subject.txt", "usual.verified.txt"],
            Directory.GetFiles(Snapshots).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.Equal("aborted: nobody\n", Read("nobody.verified.outcome.txt"));
        Assert.Equal("Hi Ada\n", Read("usual.verified.subject.txt"));

        (code, output, _) = await TestAsync();
        Assert.Equal(0, code);
        Assert.Contains("1 template, 2 fixtures: 2 as accepted", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_difference_is_told_and_left_beside_the_snapshot_until_it_is_gone()
    {
        await TestAsync("--accept");
        Template("Goodbye {{ recipient.name }}");

        var (code, output, _) = await TestAsync();

        Assert.Equal(1, code);
        Assert.Contains("html         changed: \"Hello Ada\" → \"Goodbye Ada\"", output, StringComparison.Ordinal);
        Assert.True(Exists("usual.received.html") && Exists("usual.received.txt") && !Exists("usual.received.subject.txt"));
        Template("Hello {{ recipient.name }}");
        Assert.Equal(0, (await TestAsync()).Code);
        Assert.False(Exists("usual.received.html"));
    }

    [Fact]
    public async Task A_message_that_is_no_longer_sent_is_a_difference()
    {
        await TestAsync("--accept");
        _rig.Write("a/previews/usual.json", """{ "recipient": {}, "sources": { "data": {} } }""");

        Assert.Contains("outcome.txt  sent → aborted: nobody", (await TestAsync()).Output, StringComparison.Ordinal);
        await TestAsync("--accept");
        Assert.False(Exists("usual.verified.html"));
    }

    [Fact]
    public async Task Snapshots_without_a_fixture_are_named_and_removed_when_accepting()
    {
        await TestAsync("--accept");
        File.Delete(Path.Combine(_rig.Folder, "a", "previews", "nobody.json"));

        var (code, output, _) = await TestAsync();

        Assert.Equal(0, code);
        Assert.Contains("nobody.verified.outcome.txt has no fixture", output, StringComparison.Ordinal);
        await TestAsync("--accept");
        Assert.False(Exists("nobody.verified.outcome.txt"));
    }

    [Theory]
    [InlineData("usual", "1 fixture")]
    [InlineData("a/*y", "1 fixture")]
    [InlineData("a/", "2 fixtures")]
    public async Task A_filter_chooses_fixtures(string filter, string chosen)
    {
        var (_, output, _) = await TestAsync("--accept", "--filter", filter);
        Assert.Contains($"1 template, {chosen}: ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("reached", output, StringComparison.Ordinal); // some fixtures show some branches

        Assert.Contains("less than the 90 % asked for", (await TestAsync("--filter", filter, "--min-coverage", "90")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Branches_that_no_fixture_reaches_are_named()
    {
        var (_, output, _) = await TestAsync("--accept");
        Assert.Contains("template.mjml:9:3: {% if recipient.vip %}: no fixture goes here", output, StringComparison.Ordinal);
        Assert.Contains("83 % of branches reached (5 of 6)", output, StringComparison.Ordinal);
        Assert.Equal(0, (await TestAsync("--min-coverage", "83")).Code);
        Assert.Equal(1, (await TestAsync("--min-coverage", "84")).Code);

        _rig.Write("a/previews/vip.json", """{ "recipient": { "name": "Ada", "vip": true }, "sources": { "data": { "$fail": "500" } } }""");
        Assert.Contains("100 % of branches reached (6 of 6)", (await TestAsync("--accept")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_else_that_no_fixture_takes_is_told_as_such()
    {
        Template("{% if recipient.name %}Hello{% else %}Nobody{% endif %}");
        Assert.Contains("{% else %}: no fixture goes here", (await TestAsync("--accept")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_server_is_told_in_its_own_form()
    {
        await TestAsync("--accept");
        Template("Goodbye {{ recipient.name }}");

        var junit = XElement.Parse((await TestAsync("--format", "junit")).Output);
        Assert.Equal(["nobody", "usual", "branches"], junit.Descendants("testcase").Select(c => (string)c.Attribute("name")!));
        Assert.Contains("Goodbye", Assert.Single(junit.Descendants("failure")).Value, StringComparison.Ordinal);

        var github = (await TestAsync("--format", "github")).Output;
        Assert.StartsWith("::error file=", github, StringComparison.Ordinal);
        Assert.Contains("title=a/usual::differs%0Ahtml: changed: \"Hello Ada\" → \"Goodbye Ada\"", github, StringComparison.Ordinal);
        Assert.Contains("title=Not reached::", github, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ ghost }}", "TL031")]
    [InlineData("{{ recipient.name | divided_by: 0 }}", "usual  fails:")]
    public async Task A_template_that_cannot_be_rendered_fails_even_when_accepting(string body, string told)
    {
        Template(body);

        var (code, output, _) = await TestAsync("--accept");

        Assert.Equal(1, code);
        Assert.Contains(told, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { "b" }, "There is no template 'b'")]
    [InlineData(new[] { "--filter", "zzz" }, "No fixture matches 'zzz'.")]
    [InlineData(new[] { "--visual", "--chromium", "/nowhere" }, "'/nowhere' does not start as a Chromium")]
    [InlineData(new[] { "--update-fixtures" }, "API_URL")]
    public async Task What_cannot_run_says_why(string[] arguments, string told)
    {
        if (arguments is ["--update-fixtures"])
            _rig.Write("sources.yaml", "api: { base: \"${API_URL}\", operations: { get: { get: \"/{id}\" } } }\n");

        var (code, _, error) = await TestAsync(arguments);

        Assert.Equal(2, code);
        Assert.Contains(told, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_are_compared_to_the_pixel_and_the_difference_drawn()
    {
        Assert.Equal(0, (await TestAsync("--visual", "--accept")).Code);
        Assert.True(Exists("usual.verified.375.png") && Exists("usual.verified.700.png"));
        Assert.Equal(0, (await TestAsync("--visual")).Code);
        Template("Hello <b style=\"color:#ff0000\">{{ recipient.name }}</b>");

        var (code, output, _) = await TestAsync("--visual");

        Assert.Equal(1, code);
        Assert.Contains("% of the picture differs", output, StringComparison.Ordinal);
        Assert.True(Exists("usual.received.700.png") && Exists("usual.received.700.difference.png"));
    }

    private string Snapshots => Path.Combine(_rig.Folder, "a", "snapshots");

    private bool Exists(string file) => File.Exists(Path.Combine(Snapshots, file));

    private string Read(string file) => File.ReadAllText(Path.Combine(Snapshots, file));

    private Task<(int Code, string Output, string Error)> TestAsync(params string[] arguments) => CommandRig.RunAsync(["test", .. arguments, "--templates", _rig.Folder]);

    private void Template(string words) => _rig.Write("a/template.mjml", $$$"""
        ---
        subject: "Hi {{ recipient.name }}"
        from: "shop@example.com"
        ---
        {% source data = api.get(id: '1') within 300ms %}
        <mjml><mj-body><mj-section><mj-column>
          {% block deal when data.name %}<mj-text>{{ data.name }}</mj-text>{% fallback %}<mj-text>none</mj-text>{% endblock %}
          {% unless recipient.name %}{% abort "nobody" %}{% endunless %}
          {% if recipient.vip %}<mj-text>VIP</mj-text>{% endif %}
          <mj-text>{{{words}}}</mj-text>
        </mj-column></mj-section></mj-body></mjml>
        """);
}
