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
        Message = analysis.Needs | analysis.Waits;
        var limits = new List<TimeSpan>();
        var blocks = new List<BlockStep>();
        foreach (var block in analysis.Blocks)
        {
            // A block inside another cannot be waited for longer than that one.
            var limit = Min(block.Tag.Within ?? deadline, block.Parent is { } parent ? limits[parent] : deadline);
            limits.Add(limit);
            blocks.Add(new(block.Tag.Name, limit, block.Consumer.Needs, block.Consumer.Waits, block.Parent));
        }
        Blocks = blocks;
        _blocks = blocks.DistinctBy(b => b.Name).ToFrozenDictionary(b => b.Name, StringComparer.Ordinal);
        var used = LimitCheck.Used(analysis);
        Steps = [.. analysis.Sources.Select((s, i) => new SourceStep(s.Tag, 1UL << i, s.Needs, s.Waits, (used >> i & 1) == 1))];
        Sources = [.. Steps.Select(s => new PlannedSource(
            s.Tag.Name, s.Tag.System, s.Tag.Operation, s.Tag.Options.Within, s.Tag.Options.Required,
            [.. Steps.Where(o => (s.Inputs & o.Bit) != 0).Select(o => o.Tag.Name)]))];
        Required = Steps.Where(s => s.Tag.Options.Required).Aggregate(0UL, (mask, s) => mask | s.Bit);
    }

    /// <summary>For all data of the message, from the start of the fetch phase.</summary>
    public TimeSpan Deadline { get; }

    /// <summary>The sources in the order of their declaration.</summary>
    public IReadOnlyList<PlannedSource> Sources { get; }

    internal IReadOnlyList<SourceStep> Steps { get; }

    internal IReadOnlyList<BlockStep> Blocks { get; }

    internal BlockStep Block(string name) => _blocks[name];

    /// <summary>Sources that the message itself waits for, outside of blocks.</summary>
    internal ulong Message { get; }

    internal ulong Required { get; }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}

/// <summary>A source as a plan shows it.</summary>
/// <param name="DependsOn">Sources whose values or metadata it waits for.</param>
public sealed record PlannedSource(string Name, string System, string Operation, TimeSpan? Within, bool Required, IReadOnlyList<string> DependsOn);
