namespace Renderer.Previews.Meaning;

/// <summary>Something that a reader of a mail perceives: a text, a picture, a line.</summary>
/// <param name="Kind"><c>text</c>, <c>hidden text</c>, <c>picture</c> or <c>line</c>.</param>
/// <param name="Content">The words; for a picture its alternative text, or its address where it has none.</param>
/// <param name="Attributes">What is said of it beside its style: where it links, where the picture is.</param>
/// <param name="Styles">Of each element around it, from the outermost; elements share theirs.</param>
internal sealed record Leaf(
    string Kind, string Content, IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<IReadOnlyDictionary<string, string>> Styles)
{
    private const int Longest = 60; // longer words tell no more of which text is meant

    public string Key => $"{Kind}: {Content}";

    /// <summary>As it is named in a report.</summary>
    public string Name => Kind == "text" ? Quoted(Content) : Kind == "line" ? "a line" : $"{Kind} {Quoted(Content)}";

    /// <summary>What one became, shortened to where the two part.</summary>
    public static string Change(string was, string now)
    {
        var same = was.Zip(now).TakeWhile(c => c.First == c.Second).Count();
        var from = Math.Max(was.Length, now.Length) <= Longest ? 0 : Math.Max(0, same - Longest / 3);
        return $"{Quoted(Cut(was))} → {Quoted(Cut(now))}";

        string Cut(string text) => from == 0 ? text : "…" + text[from..];
    }

    public static string Quoted(string text) => text.Length <= Longest ? $"\"{text}\"" : $"\"{text[..Longest]}…\"";
}
