using Renderer.Editor.Protocol;

namespace Renderer.Editor;

/// <summary>A text that is open in the editor, saved or not. Lines end as the protocol says: <c>\n</c>, <c>\r\n</c>, <c>\r</c>.</summary>
internal sealed class OpenDocument
{
    private readonly List<int> _lines = [0];

    public OpenDocument(string uri, int? version, string text)
    {
        (Uri, Version, Text) = (uri, version, text);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && !(i + 1 < text.Length && text[i + 1] == '\n')))
                _lines.Add(i + 1);
        }
    }

    /// <summary>As the client writes it.</summary>
    public string Uri { get; }

    public int? Version { get; }

    public string Text { get; }

    /// <summary>The text after some edits, each made on what the one before it left.</summary>
    public OpenDocument With(int? version, IEnumerable<Change> changes) =>
        changes.Aggregate(new OpenDocument(Uri, version, Text), (document, change) => new(Uri, version, document.Apply(change)));

    /// <summary>Where a position is; one behind the end of its line, or of the text, is at that end.</summary>
    public int OffsetOf(Position position)
    {
        if (position.Line < 0)
            return 0;
        if (position.Line >= _lines.Count)
            return Text.Length;
        var start = _lines[position.Line];
        var end = position.Line + 1 < _lines.Count ? _lines[position.Line + 1] : Text.Length;
        while (end > start && position.Line + 1 < _lines.Count && Text[end - 1] is '\n' or '\r')
            end--;
        return (int)Math.Clamp((long)start + position.Character, start, end);
    }

    private string Apply(Change change)
    {
        if (change.Range is not { } range)
            return change.Text;
        var start = OffsetOf(range.Start);
        return string.Concat(Text.AsSpan(0, start), change.Text, Text.AsSpan(Math.Max(start, OffsetOf(range.End))));
    }
}
