using System.Text.RegularExpressions;
using Renderer.Tests.Docs;
using TemplateLanguage.Diagnostics;
using TemplateLanguage.Editing;
using TemplateLanguage.Syntax;
using TemplateLanguage.Values;
using TemplateLanguage.Values.Filters;

namespace TemplateLanguage.Tests.Docs;

/// <summary>What the language knows has an example in docs/filters.md or docs/tags.md; that the examples are true, the tests of the documents say.</summary>
public sealed partial class ReferenceTests
{
    private static readonly IReadOnlyList<TableExample> FilterRows = [.. TableExample.Read(Page("filters.md"))];
    private static readonly IReadOnlyList<Fence> Pieces = Executed("tags.md");
    private static readonly IReadOnlyList<Token> Tokens =
        [.. Pieces.Select(p => p.Text).Concat(TableExample.Read(Page("tags.md")).Select(r => r.Example)).SelectMany(t => Scanner.Scan(new("tags.md", t), 0, new FaultList()))];

    [Fact]
    public void Every_filter_has_a_row_for_each_way_to_use_it()
    {
        var ways = MailFilters.Names.SelectMany(name => LiquidFilters.Find(name) is { } filter
            ? Enumerable.Range(filter.Least, filter.Most - filter.Least + 1).Select(n => $"{name} with {n} values").Concat(filter.Named.Select(n => $"{name} with {n}"))
            : [name]);

        Assert.Empty(ways.Except(FilterRows.SelectMany(Shown)));
    }

    [Fact]
    public void Every_tag_has_an_example() =>
        Assert.Empty(TagParser.Names.Except(Pieces.SelectMany(p => TagWord().Matches(p.Text)).Select(m => m.Groups[1].Value)));

    [Theory, MemberData(nameof(Options))]
    public void Every_option_of_a_tag_has_an_example(string tag, string[] options) => Assert.Empty(options.Except(Words(tag).Select(w => w.Text)));

    public static TheoryData<string, string[]> Options => new()
    {
        { "source", SourceTag.OptionWords },
        { "block", [.. WordHelp.BlockOptions.Keys] },
        { "for", [.. WordHelp.LoopOptions.Keys] },
        { "tablerow", [.. WordHelp.TableOptions.Keys] },
        { "if", [.. ExpressionParser.Operators] },
    };

    [Fact]
    public void Every_name_that_is_always_there_has_an_example() => Assert.Empty(WordHelp.Always.Keys.Except(Tokens.SelectMany(Words).Select(w => w.Text)));

    [Theory, MemberData(nameof(Owners))]
    public void Every_property_that_no_schema_tells_has_an_example(string owner)
    {
        var path = string.Join(@"\.", owner.Split('.').Select(step => step is "*" or "list" ? @"[\w.]+" : step));
        var shown = Tokens.SelectMany(t => Regex.Matches(t.Inner.Text, $@"\b{path}\.(\w+)")).Select(m => m.Groups[1].Value);

        Assert.Empty(WordHelp.Members[owner].Keys.Except(shown));
    }

    public static TheoryData<string> Owners => [.. WordHelp.Members.Keys];

    [Fact]
    public void Every_key_of_the_front_matter_has_an_example()
    {
        var shown = Pieces.Select(p => new SourceText("tags.md", p.Text)).SelectMany(text =>
        {
            FrontMatterReader.End(text, new(), out var yaml);
            var read = FrontMatterReader.Read(yaml, new());
            return read.Values.Keys.Concat(read.Headers.Count > 0 ? ["headers"] : []);
        });

        Assert.Empty(FrontMatterReader.Keys.Except(shown));
    }

    /// <summary>The uses that a row is about: the filters that its first cell names.</summary>
    private static IEnumerable<string> Shown(TableExample row)
    {
        var named = Word().Matches(row.Subject).Select(m => m.Value).ToList();
        foreach (var piece in PieceReader.Read(new("filters.md", row.Example), 0, _ => null, new()))
        {
            var value = piece.Tag switch { Tag.Output output => output.Value, Tag.Assign assign => assign.Value, _ => null };
            for (; value is Expression.Filtered { Filter: var call } filtered; value = filtered.Input)
            {
                if (!named.Contains(call.Name))
                    continue;
                yield return call.Name;
                yield return $"{call.Name} with {call.Arguments.Count(a => a.Name is null)} values";
                foreach (var argument in call.Arguments.Where(a => a.Name is not null))
                    yield return $"{call.Name} with {argument.Name}";
            }
        }
    }

    private static IEnumerable<Lexeme> Words(string tag) => Tokens.Where(t => t.Name == tag).SelectMany(Words);

    private static List<Lexeme> Words(Token token) => SlotReader.Words(token.Inner);

    /// <summary>The pieces of a page that are rendered and compared, or brought in by those.</summary>
    private static IReadOnlyList<Fence> Executed(string page)
    {
        var fences = Fence.Read(Page(page));
        return [.. fences.Where(f => f.Language == "liquid" && (f.File is not null || f.Behind(fences).Output is not null))];
    }

    private static string Page(string name)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Renderer.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return File.ReadAllText(Path.Combine(folder, "docs", name));
    }

    [GeneratedRegex(@"\{%-?\s*(\w+)")]
    private static partial Regex TagWord();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
