using Mjml.Components;
using Mjml.Parsing;

namespace Mjml.Diagnostics;

/// <summary>
/// Finds what the compiler would pass over in silence: unknown tags and attributes, tags where they may not stand, and values of another type.
/// </summary>
internal static class Validator
{
    public static void Validate(Node node, FaultList faults)
    {
        if (faults.IsFull)
            return;
        var component = node.Component;
        if (component is null)
            faults.Add("MJ001", MjmlSeverity.Error, $"<{node.Tag}> is no MJML tag; it is left out.", node, Spelling.Suggest(node.Tag, ComponentCatalog.Tags));
        else if (component.ChecksAttributes)
            ValidateAttributes(node, component, faults);
        foreach (var child in node.Children)
        {
            if (child.IsTemplateTag)
                continue;
            if (child.Component is not null && component?.MayHold(child.Component) == false)
                faults.Add("MJ003", MjmlSeverity.Error, $"<{child.Tag}> cannot stand inside <{node.Tag}>.", child, May(node.Tag, component.Children!));
            Validate(child, faults);
        }
    }

    private static string May(string tag, IReadOnlyList<string> allowed) =>
        allowed.Count == 0 ? $"<{tag}> holds no other tags." : $"<{tag}> may hold: {string.Join(", ", allowed)}.";

    private static void ValidateAttributes(Node node, Component component, FaultList faults)
    {
        foreach (var attribute in node.Attributes)
        {
            if (faults.IsFull || attribute.Name is "css-class" or "mj-class" || attribute.IsTemplateTag)
                continue;
            if (component.Attributes.Find(attribute.Name) is not { } spec)
            {
                faults.Add(
                    "MJ002", MjmlSeverity.Warning, $"<{node.Tag}> knows no attribute '{attribute.Name}'.", node, attribute,
                    Spelling.Suggest(attribute.Name, [.. component.Attributes.Names, "css-class", "mj-class"]));
            }
            else if (!spec.Type.Accepts(attribute.Value) && !TemplateTags.IsIn(attribute.Value))
            {
                faults.Add(
                    "MJ013", MjmlSeverity.Warning, $"'{attribute.Value}' is no value of '{attribute.Name}' of <{node.Tag}>, which is {spec.Type.What}.", node, attribute,
                    Spelling.Suggest(attribute.Value, spec.Type.Words));
            }
        }
    }
}
