namespace Renderer.Previews.Meaning;

/// <summary>What differs between two pages: texts changed, moved, added and removed, then how the rest looks.</summary>
internal sealed class HtmlDiff(HtmlMeaning before, HtmlMeaning after)
{
    private readonly List<string> _lines = [];
    private readonly List<(Leaf Before, Leaf After)> _pairs = [];

    public IEnumerable<string> Lines
    {
        get
        {
            foreach (var (name, was, now) in Changes(before.Page, after.Page))
                _lines.Add($"page: {name} {was} → {now}");
            Contents();
            foreach (var (name, was, now, where) in _pairs.SelectMany(p => Changes(p.Before.Attributes, p.After.Attributes).Select(c => (c.Name, c.Was, c.Now, p.After))))
                _lines.Add($"{name} of {where.Name}: {was} → {now}");
            Looks();
            _lines.AddRange(MeaningDiff.Lines(before.Rules, after.Rules).Select(r => $"style sheet: {r}"));
            return _lines;
        }
    }

    private void Contents()
    {
        var blocks = MeaningDiff.Blocks([.. before.Leaves.Select(l => l.Key)], [.. after.Leaves.Select(l => l.Key)]).ToList();
        var gone = blocks.SelectMany(b => b.Removed).ToHashSet();
        var come = blocks.SelectMany(b => b.Added).ToHashSet();
        Unmoved(gone, come);
        Moved(gone, come);
        foreach (var (removed, added) in blocks)
        {
            var (left, right) = (removed.Where(gone.Contains).Select(i => before.Leaves[i]).ToList(), added.Where(come.Contains).Select(i => after.Leaves[i]).ToList());
            for (var i = 0; i < Math.Max(left.Count, right.Count); i++)
            {
                if (i >= right.Count)
                    _lines.Add($"removed: {left[i].Name}");
                else if (i >= left.Count)
                    _lines.Add($"added: {right[i].Name}");
                else
                    Changed(left[i], right[i]);
            }
        }
    }

    private void Changed(Leaf was, Leaf now)
    {
        _lines.Add(was.Kind == "text" && now.Kind == "text" ? $"changed: {Leaf.Change(was.Content, now.Content)}" : $"changed: {was.Name} → {now.Name}");
        if (was.Kind == now.Kind)
            _pairs.Add((was, now));
    }

    /// <summary>Everything outside of the differing stretches stands in the same order on both sides.</summary>
    private void Unmoved(HashSet<int> gone, HashSet<int> come)
    {
        var left = before.Leaves.Where((_, i) => !gone.Contains(i));
        var right = after.Leaves.Where((_, i) => !come.Contains(i));
        _pairs.AddRange(left.Zip(right));
    }

    private void Moved(HashSet<int> gone, HashSet<int> come)
    {
        foreach (var from in gone.Order().ToList())
        {
            var to = come.Order().Select(i => (int?)i).FirstOrDefault(i => after.Leaves[i!.Value].Key == before.Leaves[from].Key);
            if (to is not { } there || before.Leaves[from].Kind == "line")
                continue;
            gone.Remove(from);
            come.Remove(there);
            _pairs.Add((before.Leaves[from], after.Leaves[there]));
            _lines.Add($"moved: {after.Leaves[there].Name}, now {(there == 0 ? "first" : $"after {after.Leaves[there - 1].Name}")}");
        }
    }

    /// <summary>A style that changes in one way at many places is told once.</summary>
    private void Looks()
    {
        var changes = _pairs.SelectMany(p => Looks(p.Before, p.After).Distinct().Select(c => (Change: c, p.After.Name)));
        foreach (var same in changes.GroupBy(c => c.Change))
        {
            var names = same.Select(c => c.Name).Distinct().ToList();
            var (property, was, now) = same.Key;
            _lines.Add($"style: {property} {was} → {now} on {names[0]}{(names.Count > 1 ? $" and {names.Count - 1} more" : "")}");
        }
    }

    private static IEnumerable<(string Name, string Was, string Now)> Looks(Leaf before, Leaf after) =>
        before.Styles.Count == after.Styles.Count
            ? before.Styles.Zip(after.Styles).SelectMany(s => Changes(s.First, s.Second))
            : Changes(Merged(before), Merged(after)); // elements came or went around it: what holds in the end is compared

    private static Dictionary<string, string> Merged(Leaf leaf)
    {
        var merged = new Dictionary<string, string>();
        foreach (var (name, value) in leaf.Styles.SelectMany(s => s))
            merged[name] = value;
        return merged;
    }

    private static IEnumerable<(string Name, string Was, string Now)> Changes(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
        before.Keys.Union(after.Keys).Select(n => (Name: n, Was: before.GetValueOrDefault(n, "none"), Now: after.GetValueOrDefault(n, "none"))).Where(c => c.Was != c.Now);
}
