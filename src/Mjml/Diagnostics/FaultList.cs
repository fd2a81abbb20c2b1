namespace Mjml.Diagnostics;

/// <summary>Collects the faults of one document and finds their lines.</summary>
internal sealed class FaultList(string source)
{
    private readonly List<MjmlFault> _faults = [];

    public IReadOnlyList<MjmlFault> All => _faults;

    public void Add(string code, MjmlSeverity severity, string message, string? tag, int offset, int length, string? suggestion = null)
    {
        // Faults are few: counting lines only for them is cheaper than keeping an index of lines for every document.
        var before = source.AsSpan(0, Math.Min(offset, source.Length));
        var line = before.Count('\n') + 1;
        var column = offset - (before.LastIndexOf('\n') + 1) + 1;
        if (_faults.Exists(f => f.Code == code && f.Offset == offset && f.Message == message))
            return; // a value that is computed with twice is still one mistake
        _faults.Add(new(code, severity, message, tag, line, column, offset, length, suggestion));
    }
}
