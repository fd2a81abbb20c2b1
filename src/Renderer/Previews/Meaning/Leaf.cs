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

    public static string Quoted(string text) => text.Length <= Longest ? $"\"{text}\"" : $"\"{text[..Longest]}…\"";
}
