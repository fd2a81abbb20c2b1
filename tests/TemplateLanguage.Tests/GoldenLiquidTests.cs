using System.Globalization;
using System.Text.Json;
using Fluid;
using TemplateLanguage.Analysis;
using TemplateLanguage.Diagnostics;
using TemplateLanguage.Localization;
using TemplateLanguage.Planning;
using TemplateLanguage.Rendering;
using TemplateLanguage.Syntax;
using TemplateLanguage.Values;
using TemplateLanguage.Values.Filters;
using Scope = TemplateLanguage.Values.Scope;

namespace TemplateLanguage.Tests;

/// <summary>
/// Liquid as its users know it: the cases of <c>golden/*.json</c>, in the form of the public golden-liquid suite
/// (name, template, data, templates, result or results, invalid), so that a copy of that suite can stand beside ours. The cases are our own.
/// </summary>
public sealed class GoldenLiquidTests
{
    /// <summary>What is meant to differ from Liquid, by the public suite's names, and why; the same list stands in docs/language.md.</summary>
    private static readonly Dictionary<string, string> Differences = new()
    {
        ["identifiers, allowed symbols"] = "A name is letters, digits, _ and -.",
        ["identifiers, allowed symbols, parens"] = "A name is letters, digits, _ and -.",
        ["identifiers, repeated parens"] = "A name is letters, digits, _ and -.",
        ["identifiers, only digits"] = "Liquid's newer mode refuses a number as a name, and so do we.",
        ["identifiers, capture only digits"] = "Liquid's newer mode refuses a number as a name, and so do we.",
        ["range, slice uses range string representation"] = "A range is the list of its numbers everywhere.",
        ["tags, case, unexpected when token"] = "Liquid's newer mode refuses it, and so do we.",
        ["tags, comment, incomplete nested output markup is a syntax error"] = "Broken markup can be commented out.",
        ["tags, comment, incomplete nested tags are a syntax error"] = "Broken markup can be commented out.",
        ["tags, comment, incomplete tags are not parsed"] = "Broken markup can be commented out.",
        ["tags, comment, malformed tags are not parsed"] = "Broken markup can be commented out.",
        ["tags, if, else tag expressions are ignored"] = "'else if' is a slip for 'elsif'; it is told.",
        ["tags, unless, else tag expressions are ignored"] = "'else if' is a slip for 'elsif'; it is told.",
        ["tags, include, name from identifier"] = "Partials are put in place when the template is compiled.",
        ["tags, snippet, basic, render"] = "A partial is a file, so that all templates can use it.",
    };

    private static readonly Dictionary<string, JsonElement> Cases = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "golden"), "*.json")
        .Order(StringComparer.Ordinal)
        .SelectMany(f => JsonDocument.Parse(File.ReadAllText(f)).RootElement.GetProperty("tests").EnumerateArray())
        .DistinctBy(c => c.GetProperty("name").GetString()!)
        .ToDictionary(c => c.GetProperty("name").GetString()!);

    public static TheoryData<string> Same => [.. Cases.Keys.Where(n => !Differences.ContainsKey(n))];

    public static TheoryData<string> Different => [.. Differences.Keys];

    public static TheoryData<string> Filters => [.. LiquidFilters.Names.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Same))]
    public void Liquid_as_its_users_know_it(string name) => Assert.Contains(Render(Cases[name]), Expected(Cases[name]));

    [Theory]
    [MemberData(nameof(Different))]
    public void What_is_meant_to_differ_differs(string name) => Assert.DoesNotContain(Render(Cases[name]), Expected(Cases[name]));

    [Theory]
    [MemberData(nameof(Filters))]
    public void A_filter_takes_what_it_is_declared_to_take(string name)
    {
        var filter = LiquidFilters.Find(name)!;

        Assert.Contains("TL036", Codes(filter.Most + 1));
        if (filter.Least > 0)
            Assert.Contains("TL036", Codes(filter.Least - 1));
        for (var count = filter.Least; count <= filter.Most; count++)
            Assert.DoesNotContain("TL036", Codes(count));
        Assert.Contains("TL036", Rig.Compile($"{{{{ 'x' | {name}: nobody: 1 }}}}").Faults.Select(f => f.Code));

        IEnumerable<string> Codes(int count) =>
            Rig.Compile($"{{{{ 'x' | {name}{(count > 0 ? ": " : "")}{string.Join(", ", Enumerable.Repeat("1", count))} }}}}").Faults.Select(f => f.Code);
    }

    /// <summary>The texts that are right; <c>null</c>: a fault.</summary>
    private static string?[] Expected(JsonElement test)
    {
        if (test.TryGetProperty("invalid", out var invalid) && invalid.GetBoolean())
            return [null];
        return test.TryGetProperty("results", out var several) ? [.. several.EnumerateArray().Select(r => r.GetString())] : [test.GetProperty("result").GetString()];
    }

    /// <summary>The case as a text part; tables are markup, so they are shown as HTML. That a name must be declared is ours, and not asked here.</summary>
    private static string? Render(JsonElement test)
    {
        var text = test.GetProperty("template").GetString()!;
        var faults = new FaultList();
        var pieces = PieceReader.Read(new SourceText("t.mjml", text), 0, name => Partial(test, name), faults);
        var analysis = TemplateAnalysis.Of(TreeBuilder.Build(pieces, faults), [], [], new NoSystems(), new(Translations.None, hasImages: false, faults), faults);
        if (faults.Faults.Any(f => f.Severity == Severity.Error && f.Code != FaultCodes.UnknownVariable))
            return null;
        var markup = new MarkupText();
        var tree = TreeBuilder.Build(markup.Read(new SourceText("", markup.Write(pieces).Text)), faults);
        var plan = new ExecutionPlan(analysis, TimeSpan.FromSeconds(1));
        var context = new TemplateContext(MailFilters.Options) { CultureInfo = CultureInfo.InvariantCulture, TimeZone = TimeZoneInfo.Utc, Now = () => Rig.Now };
        using var interpreter = new Interpreter(
            plan, new Resolution(plan), new Evaluator(context, strict: false, 10_000, 5_000_000), new BlockOutcomes(), text.Contains("tablerow", StringComparison.Ordinal), RenderLimits.Default, TimeProvider.System, TestContext.Current.CancellationToken);
        var data = new Scope().Inner();
        if (test.TryGetProperty("data", out var values))
        {
            foreach (var value in values.EnumerateObject())
                data.Set(value.Name, JsonValues.ToLiquid(value.Value));
        }
        var result = interpreter.Render(tree.Nodes, data.Inner());
        return interpreter.Stop is null ? result : null;
    }

    private static PartialSource? Partial(JsonElement test, string name) =>
        test.TryGetProperty("templates", out var partials) && partials.TryGetProperty(name, out var text) ? new(name, text.GetString()!) : null;

    private sealed class NoSystems : ISystemCatalog
    {
        public IReadOnlyCollection<string> Systems => [];

        public IReadOnlyCollection<string> Operations(string system) => [];

        public OperationSignature? Find(string system, string operation) => null;
    }
}
