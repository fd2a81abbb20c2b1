using System.Globalization;
using System.Text.Json;
using Mjml.Diagnostics;

namespace Mjml.Tests;

/// <summary>A document with what the official compiler makes of it: <c>NAME.mjml</c>, <c>NAME.html</c> and <c>NAME.errors.json</c> in one folder.</summary>
internal sealed record OfficialCase(string Folder, string Name) : IMjmlLoader
{
    public static IEnumerable<string> NamesIn(string folder) => Directory.GetFiles(folder, "*.mjml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);

    public MjmlResult Compile() => new MjmlCompiler(new() { Loader = this }).Compile(Read(".mjml"));

    string? IMjmlLoader.Load(string path) => File.Exists(Path.Combine(Folder, path)) ? File.ReadAllText(Path.Combine(Folder, path)) : null;

    /// <summary>The first token in which the two outputs differ, or <c>null</c>.</summary>
    public string? Difference()
    {
        var expected = HtmlTokens.Of(Read(".html"));
        var actual = HtmlTokens.Of(Compile().Html);
        var at = expected.Zip(actual).TakeWhile(p => p.First == p.Second).Count();
        return at == expected.Count && at == actual.Count
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"Token {at}:\n  expected {expected.ElementAtOrDefault(at)}\n  actual   {actual.ElementAtOrDefault(at)}");
    }

    /// <summary>The official compiler's faults.</summary>
    public IReadOnlyList<OfficialFault> Faults() =>
        [.. JsonSerializer.Deserialize<OfficialFault[]>(Read(".errors.json"), JsonSerializerOptions.Web)!];

    /// <summary>The official compiler's faults that ours are not among, by tag, attribute and line.</summary>
    public IEnumerable<string> MissingFaults()
    {
        var faults = Compile().Faults;
        return Faults()
            .Where(o => !o.Kinds.All(kind => faults.Any(f => f.Code == kind.Code && LineOf(f) == o.Line && f.Tag == o.TagName && f.Message.Contains(kind.Word, StringComparison.Ordinal))))
            .Select(o => $"Line {o.Line}: <{o.TagName}>: {o.Message}");
    }

    /// <summary>The line of the tag: the official compiler knows no other, while ours tells that of an attribute.</summary>
    private int LineOf(MjmlFault fault)
    {
        var text = fault.File is null ? Read(".mjml") : ((IMjmlLoader)this).Load(fault.File)!;
        var isTag = text[fault.Offset] == '<';
        var start = isTag ? fault.Offset : text.LastIndexOf("<" + fault.Tag, fault.Offset, StringComparison.OrdinalIgnoreCase);
        return text.AsSpan(0, Math.Max(0, start)).Count('\n') + 1;
    }

    private string Read(string extension) => File.ReadAllText(Path.Combine(Folder, Name + extension));
}

/// <summary>A fault as the official compiler tells it.</summary>
internal sealed record OfficialFault(int Line, string TagName, string Message)
{
    /// <summary>Our code for each thing that it tells, and a word that our message has in common with it.</summary>
    public IEnumerable<(string Code, string Word)> Kinds
    {
        get
        {
            var words = Message.Split(' ');
            if (Message.EndsWith(" illegal", StringComparison.Ordinal))
                return words[1..^2].Select(w => ("MJ002", $"'{w.Trim(',')}'"));
            if (Message.StartsWith("Attribute ", StringComparison.Ordinal))
                return [("MJ013", $"'{words[1]}'")];
            return [(Message.Contains("cannot be used inside", StringComparison.Ordinal) ? "MJ003" : "MJ001", words[1])];
        }
    }
}
