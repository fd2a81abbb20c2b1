using System.Globalization;
using TemplateLanguage.Diagnostics;

namespace TemplateLanguage.Analysis;

/// <summary>Warns of limits that cut off what they wait for, and of sources that nobody waits for.</summary>
internal static class LimitCheck
{
    public static void Run(TemplateAnalysis analysis, TimeSpan deadline, FaultList faults)
    {
        var paths = LongestPaths(analysis.Sources);
        var used = Used(analysis);
        for (var i = 0; i < analysis.Sources.Count; i++)
        {
            var source = analysis.Sources[i].Tag;
            if ((used >> i & 1) == 0)
                faults.Warning(FaultCodes.UnusedSource, source.NamePlace, $"Nothing uses source '{source.Name}'.", "Remove it: unused sources are not called.");
            else if (paths[i] > deadline)
                faults.Warning(FaultCodes.ShortLimit, source.NamePlace, $"Source '{source.Name}' may take {Ms(paths[i])} with what it waits for; the message waits {Ms(deadline)}.", "Shorten 'within', or raise 'deadline' in the front matter.");
        }
        foreach (var block in analysis.Blocks)
        {
            var needs = block.Consumer.Needs | block.Consumer.Waits;
            var longest = paths.Where((_, i) => (needs >> i & 1) == 1).DefaultIfEmpty().Max();
            if (block.Tag.Within is { } within && within < longest)
                faults.Warning(FaultCodes.ShortLimit, block.Tag.Place, $"Block '{block.Tag.Name}' waits {Ms(within)}; what it needs may take {Ms(longest)}.", "Raise 'within', or shorten that of its sources.");
        }
    }

    /// <summary>Sources that a part, a block or a used source waits for, and required ones: their success is itself a condition.</summary>
    public static ulong Used(TemplateAnalysis analysis)
    {
        var used = analysis.Blocks.Aggregate(analysis.Message, (mask, b) => mask | b.Consumer.Needs | b.Consumer.Waits);
        for (var i = 0; i < analysis.Sources.Count; i++)
            used |= analysis.Sources[i].Tag.Options.Required ? 1UL << i : 0;
        for (var before = ~used; before != used;)
        {
            before = used;
            for (var i = 0; i < analysis.Sources.Count; i++)
                used |= (used >> i & 1) == 1 ? analysis.Sources[i].Inputs : 0;
        }
        return used;
    }

    /// <summary>No sum of limits is longer: sources that wait for each other would add up without end.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>For each source, when it has settled at the latest: its limit and those of what it waits for.</summary>
    public static TimeSpan[] LongestPaths(IReadOnlyList<SourceUse> sources)
    {
        var paths = new TimeSpan[sources.Count];
        // Without cycles the longest chain has as many links as there are sources.
        for (var round = 0; round < sources.Count; round++)
        {
            for (var i = 0; i < sources.Count; i++)
            {
                var inputs = paths.Where((_, j) => (sources[i].Inputs >> j & 1) == 1).DefaultIfEmpty().Max();
                var end = inputs + (sources[i].Tag.Options.Within ?? sources[i].Signature?.Timeout ?? TimeSpan.Zero);
                paths[i] = end < Longest ? end : Longest;
            }
        }
        return paths;
    }

    private static string Ms(TimeSpan time) => time.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture) + "ms";
}
