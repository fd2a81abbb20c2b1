using TemplateLanguage.Diagnostics;

namespace TemplateLanguage.Syntax;

/// <summary>Reads <c>{% liquid %}</c>: one tag a line, without delimiters. What is opened there is closed there.</summary>
internal static class LiquidLines
{
    public static IReadOnlyList<Tag> Parse(Token token, FaultList faults)
    {
        var tags = new List<Tag>();
        var open = new Stack<Tag>();
        foreach (var tag in Lines(token.Inner, faults).SelectMany(line => TagParser.Parse(line, faults)))
        {
            if (IsInside(tag) && open.Count == 0)
            {
                faults.Error(FaultCodes.Stray, tag.Place, $"{tag.Place.Text} has nothing in this 'liquid' that it belongs to.", "What a 'liquid' opens, it closes, and nothing else.");
                continue;
            }
            if (IsOpening(tag))
                open.Push(tag);
            else if (tag is Tag.End)
                open.Pop();
            tags.Add(tag);
        }
        foreach (var tag in open)
        {
            faults.Error(FaultCodes.Unclosed, tag.Place, $"'{TreeBuilder.Word(tag)}' is not closed in this 'liquid'.", $"Add a line 'end{TreeBuilder.Word(tag)}'.");
            tags.Add(new Tag.End(tag.Place, TreeBuilder.Word(tag))); // so that it is told once
        }
        return tags;
    }

    private static bool IsOpening(Tag tag) => tag is Tag.If or Tag.Case or Tag.For or Tag.IfChanged or Tag.Capture or Tag.Block or Tag.Slot;

    private static bool IsInside(Tag tag) => tag is Tag.End or Tag.Elsif or Tag.Else or Tag.When or Tag.Fallback;

    private static IEnumerable<Token> Lines(Place inner, FaultList faults)
    {
        var text = inner.Source.Text;
        Token? comment = null;
        var depth = 0;
        for (var start = inner.Start; start < inner.End;)
        {
            var newline = text.IndexOf('\n', start, inner.End - start);
            var end = newline < 0 ? inner.End : newline;
            var line = Line(inner.Source, start, end);
            start = end + 1;
            if (line is null)
                continue;
            if (line.Name is "comment" or "doc" && (comment is null || comment.Name == line.Name))
            {
                comment ??= line;
                depth++;
            }
            else if (comment is not null)
            {
                if (line.Name == "end" + comment.Name && --depth == 0)
                    comment = null;
            }
            else
            {
                yield return line;
            }
        }
        if (comment is not null)
            faults.Error(FaultCodes.Unclosed, comment.Place, $"'{comment.Name}' is not closed.", $"Add a line 'end{comment.Name}'.");
    }

    /// <summary>The tag of a line; <c>null</c> where it is empty or a note.</summary>
    private static Token? Line(SourceText source, int start, int end)
    {
        var text = source.Text;
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        var name = start;
        while (name < end && (char.IsLetterOrDigit(text[name]) || text[name] == '_'))
            name++;
        return start == end || text[start] == '#' ? null : new(TokenKind.Tag, source.At(start, end), source.At(name, end), text[start..name]);
    }
}
