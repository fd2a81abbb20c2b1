using TemplateLanguage.Syntax;

namespace TemplateLanguage.Analysis;

/// <summary>Finds the variables that a stretch of a template assigns.</summary>
internal static class AssignedNames
{
    public static HashSet<string> In(IEnumerable<Node> nodes)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { "forloop", "tablerowloop" };
        Add(nodes, names);
        return names;
    }

    private static void Add(IEnumerable<Node> nodes, HashSet<string> names)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case Node.Assign assign: names.Add(assign.Tag.Name); break;
                case Node.Count count: names.Add(count.Tag.Name); break;
                case Node.Capture capture:
                    names.Add(capture.Tag.Name);
                    Add(capture.Body, names);
                    break;
                case Node.Partial { Tag.Isolated: true }: break; // what it assigns stays in it
                default: Add(Children(node), names); break;
            }
        }
    }

    private static IEnumerable<Node> Children(Node node) => node switch
    {
        Node.Choice choice => choice.Branches.SelectMany(b => b.Body).Concat(choice.Else),
        Node.Case value => value.Branches.SelectMany(b => b.Body),
        Node.Loop loop => loop.Body.Concat(loop.Else),
        Node.IfChanged changed => changed.Body,
        Node.Block block => block.Body.Concat(block.Fallback ?? []),
        Node.Partial partial => partial.Body,
        _ => [],
    };
}
