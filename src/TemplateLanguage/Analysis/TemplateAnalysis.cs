using TemplateLanguage.Diagnostics;
using TemplateLanguage.Syntax;

namespace TemplateLanguage.Analysis;

/// <summary>Everything that is known of a template without data: who needs which source, and what is wrong.</summary>
/// <param name="Parts">What the parts of the message use, outside of blocks.</param>
internal sealed record TemplateAnalysis(IReadOnlyList<SourceUse> Sources, IReadOnlyList<BlockUse> Blocks, IReadOnlyList<PartUse> Parts)
{
    /// <summary>Sources that the message itself waits for, outside of blocks.</summary>
    public ulong Message => Parts.Aggregate(0UL, (mask, part) => mask | part.Consumer.Needs | part.Consumer.Waits);

    public static TemplateAnalysis Of(
        Tree tree, IEnumerable<(string Name, IReadOnlyList<Node> Nodes)> parts, IEnumerable<IReadOnlyList<Node>> settings, ISystemCatalog systems, FilterCheck filters, FaultList faults)
    {
        var expressions = new ExpressionWalk(tree.Sources, new ShapeWalk(tree.Sources, systems, faults), filters, faults);
        var sources = SourceCheck.Run(tree.Sources, systems, expressions, faults);
        var walk = new TreeWalk(tree.Sources, expressions, faults);
        var uses = new List<PartUse>();
        foreach (var (name, nodes) in parts.Prepend(("body", tree.Nodes)))
        {
            uses.Add(new(name, new MessageConsumer(tree.Sources, faults)));
            walk.Visit(nodes, new(Names.Always, new(), AssignedNames.In(nodes), SeesSources: true), uses[^1].Consumer);
        }
        // Locale and zone are known before anything is fetched: arguments may be written by them.
        foreach (var setting in settings)
            walk.Visit(setting, new(["recipient", "event", "campaign", "now"], new(), AssignedNames.In(setting), SeesSources: false), new Gathering());
        return new(sources, walk.Blocks, uses);
    }
}

/// <summary>What a part of the message uses; the body is HTML and text.</summary>
internal sealed record PartUse(string Name, Consumer Consumer);
