using Mjml.Parsing;

namespace Mjml.Diagnostics;

/// <summary>Collects the faults of one document and finds their lines.</summary>
internal sealed class FaultList
{
    /// <summary>More than anybody reads; a broken megabyte would have as many faults as tags.</summary>
    private const int Most = 500;

    private const int LongestMessage = 500;

    private readonly List<MjmlFault> _faults = [];
    private readonly HashSet<(string, int, string?, string)> _told = [];
    private (SourceText? Source, int Offset, int Line, int LineStart) _last;

    /// <summary>No further one is kept.</summary>
    public bool IsFull => _faults.Count >= Most;

    /// <summary>All faults, those of the document before those of included files, in the order of their places.</summary>
    public IReadOnlyList<MjmlFault> All => _faults.Count == 0
        ? []
        : [.. _faults.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Offset)];

    public void Add(string code, MjmlSeverity severity, string message, Node at, string? suggestion = null) =>
        Add(code, severity, message, at.Tag, at.Source, at.Offset, at.Length, suggestion);

    public void Add(string code, MjmlSeverity severity, string message, Node element, NodeAttribute at, string? suggestion = null) =>
        Add(code, severity, message, element.Tag, element.Source, at.Offset, at.Length, suggestion);

    public void Add(string code, MjmlSeverity severity, string message, string? tag, SourceText source, int offset, int length, string? suggestion = null)
    {
        // A value that is computed with twice is still one mistake.
        if (IsFull || !_told.Add((code, offset, source.File, message)))
            return;
        if (message.Length > LongestMessage) // a value of a megabyte is told as well by its beginning
            message = message[..LongestMessage] + "…";
        var (line, column) = Place(source, Math.Min(offset, source.Text.Length));
        _faults.Add(new(code, severity, message, tag, line, column, offset, length, suggestion, source.File));
    }

    /// <summary>Lines are counted on from the last fault: most come in the order of the text.</summary>
    private (int Line, int Column) Place(SourceText source, int offset)
    {
        if (_last.Source != source || _last.Offset > offset)
            _last = (source, 0, 1, 0);
        var between = source.Text.AsSpan(_last.Offset, offset - _last.Offset);
        if (between.LastIndexOf('\n') is var at and >= 0)
            _last = _last with { Line = _last.Line + between.Count('\n'), LineStart = _last.Offset + at + 1 };
        _last.Offset = offset;
        return (_last.Line, offset - _last.LineStart + 1);
    }
}
