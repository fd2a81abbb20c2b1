using DiffPlex;
using DiffPlex.Chunkers;
using Renderer.Previews.Snapshots;

namespace Renderer.Previews.Meaning;

/// <summary>Says how two versions of a part differ, in the words of whoever wrote the template.</summary>
internal static class MeaningDiff
{
    private const int Most = 20; // whoever changed more looks at the files

    public static IEnumerable<string> Of(string kind, string before, string after)
    {
        var lines = kind switch
        {
            SnapshotParts.Html => new HtmlDiff(HtmlMeaning.Of(before), HtmlMeaning.Of(after)).Lines.ToList(),
            SnapshotParts.Subject or SnapshotParts.Outcome => [Leaf.Change(before.Trim(), after.Trim())],
            _ => [.. Lines(before.Split('\n'), after.Split('\n'))],
        };
        if (lines.Count == 0)
            lines.Add($"only markup differs, nothing that is seen: line {FirstDifference(before, after)}");
        return lines.Count <= Most ? lines : lines.Take(Most).Append($"… and {lines.Count - Most} more");
    }

    /// <summary>Lines that went and lines that came.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        foreach (var (removed, added) in Blocks(before, after))
        {
            foreach (var line in removed)
                yield return $"- {before[line]}";
            foreach (var line in added)
                yield return $"+ {after[line]}";
        }
    }

    /// <summary>The stretches where two lists differ, as indices into each.</summary>
    public static IEnumerable<(IReadOnlyList<int> Removed, IReadOnlyList<int> Added)> Blocks(IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        Differ.Instance.CreateDiffs(Joined(before), Joined(after), ignoreWhiteSpace: false, ignoreCase: false, Separated)
            .DiffBlocks.Select(b => ((IReadOnlyList<int>)[.. Enumerable.Range(b.DeleteStartA, b.DeleteCountA)], (IReadOnlyList<int>)[.. Enumerable.Range(b.InsertStartB, b.InsertCountB)]));

    private static readonly CustomFunctionChunker Separated = new(text => text.Length == 0 ? [] : text.Split('\u001E'));

    private static string Joined(IReadOnlyList<string> items) => string.Join('\u001E', items);

    private static int FirstDifference(string before, string after) =>
        before.Split('\n').Zip(after.Split('\n')).TakeWhile(l => l.First == l.Second).Count() + 1;
}
