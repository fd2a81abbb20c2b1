using TemplateLanguage.Diagnostics;
using TemplateLanguage.Values;

namespace TemplateLanguage.Syntax;

/// <summary>A text that tags are read from, and the way back from its offsets to lines of a file.</summary>
internal sealed class SourceText
{
    private readonly int[] _lines = [];
    private readonly SourceText? _origin;
    private readonly int[] _offsets = [];

    public SourceText(string file, string text, Place? includedAt = null)
    {
        (File, Text, IncludedAt) = (file, Unicode.Repair(text), includedAt);
        var lines = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
                lines.Add(i + 1);
        }
        _lines = [.. lines];
    }

    private SourceText(SourceText origin, string text, int[] offsets) =>
        (File, Text, IncludedAt, _origin, _offsets) = (origin.File, text, origin.IncludedAt, origin, offsets);

    public string File { get; }

    public string Text { get; }

    /// <summary>The tag that brought this text into a template; <c>null</c> for the template itself.</summary>
    public Place? IncludedAt { get; }

    /// <summary>A text whose characters stem from this one, such as a quoted scalar without its quotes.</summary>
    /// <param name="offsets">Where each character stands here; one more for the end.</param>
    public SourceText Derive(string text, int[] offsets) => new(this, text, offsets);

    public Place At(int start, int end) => new(this, start, end);

    public SourceSpan Span(int start, int end)
    {
        if (_origin is not null)
            return _origin.Span(_offsets[start], _offsets[end]);
        var (line, column) = Position(start);
        var (endLine, endColumn) = Position(end);
        return new(File, line, column, endLine, endColumn);
    }

    private (int Line, int Column) Position(int offset)
    {
        var found = Array.BinarySearch(_lines, offset);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, offset - _lines[line] + 1);
    }
}
