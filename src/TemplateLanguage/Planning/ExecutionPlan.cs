using System.Collections.Frozen;
using TemplateLanguage.Analysis;

namespace TemplateLanguage.Planning;

/// <summary>What a message fetches, and who waits for what.</summary>
public sealed class ExecutionPlan
{
    private readonly FrozenDictionary<string, BlockStep> _blocks;

    internal ExecutionPlan(TemplateAnalysis analysis, TimeSpan deadline)
    {
        Deadline = deadline;
        Message = analysis.Message;
        var limits = new List<TimeSpan>();
        var blocks = new List<BlockStep>();
        foreach (var block in analysis.Blocks)
        {
            // A block inside another cannot be waited for longer than that one.
            var limit = Min(block.Tag.Within ?? deadline, block.Parent is { } parent ? limits[parent] : deadline);
            limits.Add(limit);
            blocks.Add(new(block.Tag.Name, limit, block.Consumer.Needs, block.Consumer.Waits, block.Parent));
        }
        Blocks = [.. blocks];
        _blocks = blocks.DistinctBy(b => b.Name).ToFrozenDictionary(b => b.Name, StringComparer.Ordinal);
        var used = LimitCheck.Used(analysis);
        Steps = [.. analysis.Sources.Select((s, i) => new SourceStep(s.Tag, 1UL << i, s.Needs, s.Waits, (used >> i & 1) == 1))];
        var ends = LimitCheck.LongestPaths(analysis.Sources);
        Sources = [.. Steps.Select((s, i) => new PlannedSource(
            s.Tag.Name, s.Tag.System, s.Tag.Operation, s.Tag.Options.Within ?? analysis.Sources[i].Signature?.Timeout ?? deadline, s.Tag.Options.Required, Names(s.Inputs))
        {
            Latest = ends[i],
            Used = s.Used,
        })];
        Parts = [.. analysis.Parts.Select(p => new PlannedPart(p.Name, Names(p.Consumer.Needs | p.Consumer.Waits)))];
        PlannedBlocks = [.. analysis.Blocks.Select((b, i) => new PlannedBlock(
            b.Tag.Name, limits[i], Names(b.Consumer.Needs), Names(b.Consumer.Waits & ~b.Consumer.Needs), b.Parent is { } parent ? analysis.Blocks[parent].Tag.Name : null))];
        Required = Steps.Where(s => s.Tag.Options.Required).Aggregate(0UL, (mask, s) => mask | s.Bit);
    }

    /// <summary>For all data of the message, from the start of the fetch phase.</summary>
    public TimeSpan Deadline { get; }

    /// <summary>The sources in the order of their declaration.</summary>
    public IReadOnlyList<PlannedSource> Sources { get; }

    /// <summary>The parts of the message, with the sources they wait for outside of blocks.</summary>
    public IReadOnlyList<PlannedPart> Parts { get; }

    /// <summary>The blocks in the order in which they stand.</summary>
    public IReadOnlyList<PlannedBlock> PlannedBlocks { get; }

    /// <summary>Arrays, since every message goes through them several times.</summary>
    internal SourceStep[] Steps { get; }

    internal BlockStep[] Blocks { get; }

    internal BlockStep Block(string name) => _blocks[name];

    /// <summary>Sources that the message itself waits for, outside of blocks.</summary>
    internal ulong Message { get; }

    internal ulong Required { get; }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private List<string> Names(ulong mask) => [.. Steps.Where(s => (mask & s.Bit) != 0).Select(s => s.Tag.Name)];
}
