namespace Renderer.Tests.Docs;

/// <summary>A fenced piece of a document.</summary>
/// <param name="Line">Of its first line in the file.</param>
/// <param name="Language">The first word behind the fence.</param>
/// <param name="Info">What follows that word: <c>file=PATH</c> says that it is written to that file first, <c>warns=CODE</c> what <c>check</c> says of it.</param>
internal sealed record Fence(int Line, string Language, string Info, string Text)
{
    public string? File => Value("file=");

    public string? Warns => Value("warns=");

    /// <summary>The fixture of this template, and what it must render to: the <c>json</c> and the <c>output</c> behind it.</summary>
    public (Fence? Fixture, Fence? Output) Behind(IReadOnlyList<Fence> page)
    {
        var next = page.SkipWhile(f => f.Line <= Line).ToList();
        var fixture = next is [{ Language: "json", File: null } json, ..] ? json : null;
        var output = next.Skip(fixture is null ? 0 : 1).FirstOrDefault();
        return (fixture, output?.Language == "output" ? output : null);
    }

    public static IReadOnlyList<Fence> Read(string markdown)
    {
        var fences = new List<Fence>();
        var lines = markdown.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal) || lines[i].Length == 3)
                continue;
            var words = lines[i][3..].Trim().Split(' ', 2);
            var end = Array.FindIndex(lines, i + 1, l => l.StartsWith("```", StringComparison.Ordinal));
            fences.Add(new(i + 2, words[0], words.Length > 1 ? words[1] : "", string.Join('\n', lines[(i + 1)..end])));
            i = end;
        }
        return fences;
    }

    private string? Value(string key) => Info.StartsWith(key, StringComparison.Ordinal) ? Info[key.Length..] : null;
}
