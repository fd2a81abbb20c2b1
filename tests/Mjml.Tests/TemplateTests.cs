using System.Text.Json;
using System.Text.RegularExpressions;
using Fluid;
using Mjml.Diagnostics;

namespace Mjml.Tests;

/// <summary>
/// Compiled first and rendered afterwards, a template gives what the official compiler gives for the rendered MJML, whatever the data. Its head may
/// hold rules for what was not shown: they are there before anybody knows.
/// </summary>
public sealed partial class TemplateTests
{
    /// <summary><c>oracle/compare-templates.mjs</c> names a folder of random ones.</summary>
    private static readonly string Folder = Environment.GetEnvironmentVariable("MJML_TEMPLATES") ?? Path.Combine(AppContext.BaseDirectory, "templates");

    private static readonly MjmlCompiler Compiler = new(new() { AllowLate = true });
    private static readonly FluidParser Parser = new();

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var template in Names("*.mjml"))
            {
                foreach (var data in Names("*.json"))
                    cases.Add(template, data);
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rendered_afterwards_it_equals_the_official_output_for_the_rendered_mjml(string template, string data)
    {
        var compiled = Compiler.Compile(Read(template + ".mjml"));
        var rendered = Render(compiled.Html, data);
        var html = compiled.Late?.Complete(rendered).Html ?? rendered;
        var expected = Read($"{template}.{data}.html");
        Assert.DoesNotContain("mjml-late", html);
        Assert.Equal(Body(expected), Body(html));
        Assert.Equal([], Rules(expected).Except(Rules(html)));
        Assert.Equal([], Links(expected).Except(Links(html)));
    }

    [Theory]
    [InlineData("loop-sections")]
    [InlineData("loop-rows")]
    [InlineData("if-sections")]
    [InlineData("if-columns-with-widths")]
    public void Nothing_is_left_for_later_where_no_tag_decides_about_sizes(string template)
    {
        var compiled = Compiler.Compile(Read(template + ".mjml"));
        Assert.Null(compiled.Late);
        Assert.Empty(compiled.Faults);
    }

    [Theory]
    [InlineData("if-columns-without-widths", 1, "columns without a width share the room")]
    [InlineData("loop-columns", 3, "columns without a width share the room")]
    [InlineData("late-in-a-loop", 2, "'padding' of <mj-section> decides about the layout")]
    [InlineData("wrapper-gap", 1, "a gap stands above every section but the first")]
    [InlineData("carousel", 1, "pictures are numbered")]
    public void What_is_laid_out_late_is_told_with_its_reason_and_place(string template, int line, string why)
    {
        var fault = Compiler.Compile(Read(template + ".mjml")).Faults[0];
        Assert.Equal(("MJ015", MjmlSeverity.Info, line), (fault.Code, fault.Severity, fault.Line));
        Assert.Contains(why, fault.Message);
        Assert.NotNull(fault.Suggestion);
    }

    private static IEnumerable<string> Names(string pattern) => Directory.GetFiles(Folder, pattern).Select(f => Path.GetFileNameWithoutExtension(f)).Order();

    private static string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    private static string Render(string template, string data)
    {
        // The language's own tags stand for conditions here: only that they are carried through is tested.
        var conditions = Block().Replace(template, "{% if $1 %}").Replace("{% fallback %}", "{% else %}").Replace("{% endblock %}", "{% endif %}");
        var values = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Read(data + ".json"))!.ToDictionary(v => v.Key, v => Plain(v.Value));
        return Parser.Parse(conditions).Render(new TemplateContext(values));
    }

    private static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Select(Plain).ToList(),
        JsonValueKind.Object => value.EnumerateObject().ToDictionary(p => p.Name, p => Plain(p.Value)),
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        _ => value.GetString(),
    };

    private static IEnumerable<string> Body(string html) => HtmlTokens.Of(html).SkipWhile(t => !t.StartsWith("<body", StringComparison.Ordinal));

    private static IEnumerable<string> Links(string html) => HtmlTokens.Of(html).TakeWhile(t => !t.StartsWith("<body", StringComparison.Ordinal)).Where(t => !t.StartsWith("<style", StringComparison.Ordinal));

    /// <summary>The rules of the head, each with one selector.</summary>
    private static IEnumerable<string> Rules(string html) => HtmlTokens.Of(html)
        .Where(t => t.StartsWith("<style", StringComparison.Ordinal))
        .SelectMany(t => Rule().Matches(t[(t.IndexOf('>') + 1)..]).SelectMany(r => r.Groups[1].Value.Split(',').Select(s => $"{s.Trim()} {{{r.Groups[2].Value}}}")));

    [GeneratedRegex(@"{% block (\w+)[^%]*%}")]
    private static partial Regex Block();

    [GeneratedRegex("([^{}]*){([^{}]*)}")]
    private static partial Regex Rule();
}
