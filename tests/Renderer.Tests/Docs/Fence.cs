namespace Renderer.Tests.Docs;

/// <summary>A fenced piece of a document.</summary>
/// <param name="Line">Of its first line in the file.</param>
/// <param name="Language">The first word behind the fence.</param>
/// <param name="Info">What follows that word: <c>file=PATH</c> says that it is written to that file first.</param>
internal sealed record Fence(int Line, string Language, string Info, string Text)
{
    public string? File => Info.StartsWith("file=", StringComparison.Ordinal) ? Info["file=".Length..] : null;

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
}
