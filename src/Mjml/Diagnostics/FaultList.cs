using Mjml.Parsing;

namespace Mjml.Diagnostics;

/// <summary>Collects the faults of one document and finds their lines.</summary>
internal sealed class FaultList
{
    private readonly List<MjmlFault> _faults = [];

    public IReadOnlyList<MjmlFault> All => _faults;

    public void Add(string code, MjmlSeverity severity, string message, Node at, string? suggestion = null) =>
        Add(code, severity, message, at.Tag, at.Source, at.Offset, at.Length, suggestion);

    public void Add(string code, MjmlSeverity severity, string message, Node element, NodeAttribute at, string? suggestion = null) =>
        Add(code, severity, message, element.Tag, element.Source, at.Offset, at.Length, suggestion);

    public void Add(string code, MjmlSeverity severity, string message, string? tag, SourceText source, int offset, int length, string? suggestion = null)
    {
        // Faults are few: counting lines only for them is cheaper than keeping an index of lines for every document.
        var before = source.Text.AsSpan(0, Math.Min(offset, source.Text.Length));
        var line = before.Count('\n') + 1;
        var column = offset - (before.LastIndexOf('\n') + 1) + 1;
        if (_faults.Exists(f => f.Code == code && f.Offset == offset && f.File == source.File && f.Message == message))
            return; // a value that is computed with twice is still one mistake
        _faults.Add(new(code, severity, message, tag, line, column, offset, length, suggestion, source.File));
    }
}
