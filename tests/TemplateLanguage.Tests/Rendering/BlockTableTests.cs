using Microsoft.Extensions.Time.Testing;
using TemplateLanguage.Rendering;

namespace TemplateLanguage.Tests.Rendering;

/// <summary>What a block shows, for everything that can become of its source and every place it can stand.</summary>
public sealed class BlockTableTests
{
    private const string Late = "(late)";

    /// <summary>Behind the block stands what would tell that something of a body was left: a variable, a counter and a turn.</summary>
    private const string Rest = "|{{ v }}{% increment c %}{% cycle 'x', 'y' %}";

    private static readonly Dictionary<string, string> Answers = new()
    {
        ["ready"] = """{"n":1}""",
        ["late"] = Late,
        ["failed"] = "!500",
        ["stale"] = """~{"n":1}""",
        ["schema mismatch"] = "!schema",
        ["when false"] = """{"n":1}""",
        ["body error"] = """{"n":1}""",
    };

    public static TheoryData<string, string, string, string> Table => new()
    {
        // what becomes of the source, where the block stands, the HTML, what is told of block b
        { "ready", "plain", "[1 0x]|1y", "body" },
        { "late", "plain", "(F)|0x", "fallback a: late" },
        { "failed", "plain", "(F)|0x", "fallback a: 500" },
        { "stale", "plain", "[1 0x]|1y", "body" },
        { "schema mismatch", "plain", "(F)|0x", "fallback a: schema" },
        { "when false", "plain", "(F)|0x", "fallback when" },
        { "body error", "plain", "(F)|0x", "fallback body: t.mjml:4:" },

        { "ready", "nested", "<[1 0x]>|1y", "body" },
        { "late", "nested", "<(F)>|0x", "fallback a: late" },
        { "failed", "nested", "<(F)>|0x", "fallback a: 500" },
        { "stale", "nested", "<[1 0x]>|1y", "body" },
        { "schema mismatch", "nested", "<(F)>|0x", "fallback a: schema" },
        { "when false", "nested", "<(F)>|0x", "fallback when" },
        { "body error", "nested", "<(F)>|0x", "fallback body: t.mjml:4:" },

        { "ready", "shared", "{1}[1 0x]{1}|1y", "body" },
        { "late", "shared", "(G)(F)(G)|0x", "fallback a: late" },
        { "failed", "shared", "(G)(F)(G)|0x", "fallback a: 500" },
        { "stale", "shared", "{1}[1 0x]{1}|1y", "body" },
        { "schema mismatch", "shared", "(G)(F)(G)|0x", "fallback a: schema" },
        { "when false", "shared", "{1}(F){1}|0x", "fallback when" },
        { "body error", "shared", "{1}(F){1}|0x", "fallback body: t.mjml:4:" },

        { "ready", "subject", "[1 0x]|1y S1", "body" },
        { "late", "subject", "missing a: timeout", "" },
        { "failed", "subject", "missing a: 500", "" },
        { "stale", "subject", "[1 0x]|1y S1", "body" },
        { "schema mismatch", "subject", "missing a: schema", "" },
        { "when false", "subject", "(F)|0x S1", "fallback when" },
        { "body error", "subject", "(F)|0x S1", "fallback body: t.mjml:4:" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task A_block_shows(string source, string place, string expected, string told)
    {
        var gates = new Gates();
        var time = new FakeTimeProvider();
        var when = source == "when false" ? " when a.n == 2" : "";
        var error = source == "body error" ? "{{ 'x' | money }}" : "";
        var block = $"{{% block b{when} %}}[{{{{ a.n }}}} {{% assign v = 1 %}}{{% increment c %}}{{% cycle 'x', 'y' %}}{error}]{{% fallback %}}(F){{% endblock %}}";
        var other = (string name) => $"{{% block {name} %}}{{{{{{ a.n }}}}}}{{% fallback %}}(G){{% endblock %}}".Replace("{{{ a.n }}}", "{{ '{' }}{{ a.n }}{{ '}' }}", StringComparison.Ordinal);
        var required = place == "subject" ? " required" : "";
        var body = $"{{% source a = api.a() within 100ms{required} %}}" + place switch
        {
            "nested" => $"{{% block o %}}<{block}>{{% fallback %}}(O){{% endblock %}}",
            "shared" => other("x") + block + other("y"),
            _ => block,
        } + Rest;
        var template = place == "subject" ? Subject(body) : Rig.Template(body);

        var rendering = template.RenderAsync(gates, time);
        await gates["a"].Begun.Task;
        if (Answers[source] == Late)
            time.Advance(TimeSpan.FromMilliseconds(100));
        else
            gates["a"].Answer.SetResult(Answers[source]);
        var outcome = await rendering;

        var shown = outcome switch
        {
            RenderOutcome.Rendered { Parts: var parts } => parts.Html + (place == "subject" ? $" {parts.Subject}" : ""),
            RenderOutcome.Missing missing => $"missing {missing.Source}: {missing.Error}",
            _ => outcome.ToString(),
        };
        Assert.Equal(expected, shown);
        var report = outcome.Report.Blocks.FirstOrDefault(b => b.Name == "b");
        Assert.StartsWith(told, $"{report?.Outcome} {report?.Reason}".Trim(), StringComparison.Ordinal);
        if (told is "body" or "")
            Assert.Null(report?.Reason);
    }

    private static CompiledTemplate Subject(string body) =>
        Rig.Compiler().Compile("t.mjml", $"---\nsubject: S{{{{ a.n }}}}\n---\n{body}").Template!;

    /// <summary>In a loop each round stands for itself; a body that fell once is the fallback in the text part too.</summary>
    [Fact]
    public async Task In_a_loop_each_round_falls_for_itself()
    {
        var template = Rig.Template("{% for i in (1..3) %}{% block b %}{{ i }}{% if i == 2 %}{{ 'x' | money }}{% endif %},{% fallback %}F,{% endblock %}{% endfor %}");

        var parts = Assert.IsType<RenderOutcome.Rendered>(await template.RenderAsync(new Gates())).Parts;

        Assert.Equal(("1,F,3,", "1,F,3,"), (parts.Html, parts.Text));
    }
}
