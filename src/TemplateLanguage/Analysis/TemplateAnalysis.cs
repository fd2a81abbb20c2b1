using TemplateLanguage.Diagnostics;
using TemplateLanguage.Syntax;

namespace TemplateLanguage.Analysis;

/// <summary>Everything that is known of a template without data: who needs which source, and what is wrong.</summary>
/// <param name="Needs">Sources that the message itself needs, outside of blocks.</param>
/// <param name="Waits">Sources whose metadata the message asks for.</param>
internal sealed record TemplateAnalysis(IReadOnlyList<SourceUse> Sources, IReadOnlyList<BlockUse> Blocks, ulong Needs, ulong Waits)
{
    public static TemplateAnalysis Of(
        Tree tree, IEnumerable<IReadOnlyList<Node>> parts, IEnumerable<IReadOnlyList<Node>> settings, ISystemCatalog systems, FaultList faults)
    {
        var expressions = new ExpressionWalk(tree.Sources, new ShapeWalk(tree.Sources, systems, faults), faults);
        var sources = SourceCheck.Run(tree.Sources, systems, expressions, faults);
        var walk = new TreeWalk(tree.Sources, expressions, faults);
        var message = new MessageConsumer(tree.Sources, faults);
        walk.Visit(tree.Nodes, new(Names.Always, new(), AssignedNames.In(tree.Nodes), SeesSources: true), message);
        foreach (var part in parts)
            walk.Visit(part, new(Names.Always, new(), AssignedNames.In(part), SeesSources: true), message);
        // Locale and zone are known before anything is fetched: arguments may be written by them.
        foreach (var setting in settings)
            walk.Visit(setting, new(["recipient", "event", "campaign", "now"], new(), AssignedNames.In(setting), SeesSources: false), message);
        return new(sources, walk.Blocks, message.Needs, message.Waits);
    }
}
