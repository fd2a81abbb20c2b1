namespace TemplateLanguage.Rendering;

/// <summary>What each block showed. The parts of a message agree: where the body failed in one, the next shows the fallback as well.</summary>
internal sealed class BlockOutcomes
{
    private readonly Dictionary<string, BlockReport> _reports = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private readonly Dictionary<(string, int), string> _fallen = [];
    private readonly Dictionary<string, int> _visits = new(StringComparer.Ordinal);

    public IReadOnlyList<BlockReport> Reports => [.. _order.Select(n => _reports[n])];

    /// <summary>A part begins: blocks are counted from the first again.</summary>
    public void Begin() => _visits.Clear();

    /// <summary>Counts how often a block was met in this part; a block in a loop is met often.</summary>
    public int Visit(string name) => _visits[name] = _visits.GetValueOrDefault(name) + 1;

    /// <summary>Why the body failed in an earlier part, or <c>null</c>.</summary>
    public string? Fallen(string name, int visit) => _fallen.GetValueOrDefault((name, visit));

    public void Body(string name)
    {
        if (_reports.TryAdd(name, new(name, "body", null)))
            _order.Add(name);
    }

    /// <summary>One fall of a block in a loop is worth telling, however many bodies stood beside it.</summary>
    public void Fallback(string name, int visit, string reason)
    {
        _fallen.TryAdd((name, visit), reason);
        if (_reports.TryAdd(name, new(name, "fallback", reason)))
            _order.Add(name);
        else if (_reports[name].Outcome == "body")
            _reports[name] = new(name, "fallback", reason);
    }
}
