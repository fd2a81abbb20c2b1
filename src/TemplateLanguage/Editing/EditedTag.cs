using TemplateLanguage.Diagnostics;
using TemplateLanguage.Syntax;

namespace TemplateLanguage.Editing;

/// <summary>The tag or output that a caret stands in; it need not be closed, nor readable.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Word">Its name; empty for an output, and where none is written yet.</param>
/// <param name="Markup">What follows the name.</param>
internal sealed record EditedTag(int Start, bool IsOutput, Place Word, Place Markup)
{
    public string Name => Word.Text;

    public static EditedTag? At(SourceText source, int offset)
    {
        var faults = new FaultList();
        var found = Scanner.Scan(source, 0, faults)
            .FirstOrDefault(t => t.Kind is TokenKind.Output or TokenKind.Tag && Holds(t.Place.Start, t.Place.End - 2, offset))?.Place
            ?? faults.Places.Select(Extent).LastOrDefault(p => Holds(p.Start, p.End - 2, offset));
        return found is { Source: not null } place ? Of(place, offset) : null;
    }

    private static bool Holds(int start, int end, int offset) => start + 2 <= offset && offset <= end;

    /// <summary>What is not closed ends with its line, or where the next tag begins; a delimiter's length is added, as if it were closed.</summary>
    private static Place Extent(Place fault)
    {
        var text = fault.Source.Text;
        if (fault.Text is not ("{{" or "{%"))
            return fault;
        var end = fault.End;
        while (end < text.Length && text[end] != '\n' && !(text[end] == '{' && end + 1 < text.Length && text[end + 1] is '{' or '%'))
            end++;
        return fault with { End = end + 2 };
    }

    private static EditedTag Of(Place place, int offset)
    {
        var (source, text) = (place.Source, place.Source.Text);
        var isOutput = text[place.Start + 1] == '{';
        var start = place.Start + 2 + (place.Start + 2 < place.End - 2 && text[place.Start + 2] == '-' ? 1 : 0);
        var end = place.End - 2 - (place.End - 3 >= start && text[place.End - 3] == '-' ? 1 : 0);
        if (isOutput)
            return new(place.Start, IsOutput: true, source.At(start, start), source.At(start, Math.Max(start, end)));
        var tag = Statement(source, place.Start, start, Math.Max(start, end));
        if (tag.Name != "liquid" || offset <= tag.Word.End)
            return tag;
        // Each line of 'liquid' is a tag of its own.
        var from = text.LastIndexOf('\n', offset - 1, offset - tag.Word.End) + 1;
        var to = text.IndexOf('\n', offset, Math.Max(0, end - offset));
        return Statement(source, Math.Max(from, tag.Word.End), Math.Max(from, tag.Word.End), to < 0 ? Math.Max(end, offset) : to);
    }

    private static EditedTag Statement(SourceText source, int tagStart, int start, int end)
    {
        var text = source.Text;
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        var word = start;
        while (word < end && (char.IsLetterOrDigit(text[word]) || text[word] == '_'))
            word++;
        return new(tagStart, IsOutput: false, source.At(start, word), source.At(word, end));
    }
}
