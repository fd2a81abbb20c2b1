using Mjml.Components;
using Mjml.Parsing;

namespace Mjml.Diagnostics;

/// <summary>Finds what the compiler would pass over in silence: unknown tags and attributes, and tags where they may not stand.</summary>
internal static class Validator
{
    public static void Validate(Node node, FaultList faults)
    {
        foreach (var child in node.Children.Where(c => c.Tag != Node.TemplateTag))
        {
            if (ComponentCatalog.Find(node.Tag)?.Children is { } allowed && ComponentCatalog.Find(child.Tag) is not null && !allowed.Contains(child.Tag))
            {
                faults.Add(
                    "MJ003", MjmlSeverity.Error, $"<{child.Tag}> cannot stand inside <{node.Tag}>.", child,
                    $"<{node.Tag}> may hold: {string.Join(", ", allowed)}.");
            }
            // Below mj-attributes stand defaults for any attribute, and names of any tag.
            if (child.Tag != "mj-attributes")
                Validate(child, faults);
        }
        if (ComponentCatalog.Find(node.Tag) is { } component)
            ValidateAttributes(node, component, faults);
        else
            faults.Add("MJ001", MjmlSeverity.Error, $"<{node.Tag}> is no MJML tag; it is left out.", node, Spelling.Suggest(node.Tag, ComponentCatalog.Tags));
    }

    private static void ValidateAttributes(Node node, Component component, FaultList faults)
    {
        foreach (var attribute in node.Attributes.Where(a => a.Name is not ("" or "css-class" or "mj-class") && component.Attributes.Find(a.Name) is null))
        {
            faults.Add(
                "MJ002", MjmlSeverity.Warning, $"<{node.Tag}> knows no attribute '{attribute.Name}'.", node, attribute,
                Spelling.Suggest(attribute.Name, component.Attributes.Names));
        }
    }
}
