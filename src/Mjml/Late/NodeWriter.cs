using System.Text;
using Mjml.Components;
using Mjml.Parsing;

namespace Mjml.Late;

/// <summary>Writes nodes as MJML again, with included files in their places, for a section that is read anew when its tags are gone.</summary>
internal static class NodeWriter
{
    public static void Write(Node node, StringBuilder to)
    {
        if (node.Tag == Node.TemplateTag)
        {
            to.Append(node.Content);
            return;
        }
        if (ComponentCatalog.Find(node.Tag) is null)
            return;
        to.Append('<').Append(node.Tag);
        foreach (var attribute in node.Attributes)
            WriteAttribute(attribute, to.Append(' '));
        to.Append('>').Append(node.Content);
        foreach (var child in node.Children)
            Write(child, to);
        to.Append("</").Append(node.Tag).Append('>');
    }

    /// <summary>Whether a template tag stands in a node's attributes or between its children, at any depth.</summary>
    public static bool HasTemplateTags(Node node) => node.Tag == Node.TemplateTag
        || Array.Exists(node.Attributes, a => a.IsTemplateTag || TemplateTags.IsIn(a.Value))
        || node.Children.Exists(HasTemplateTags);

    private static void WriteAttribute(NodeAttribute attribute, StringBuilder to)
    {
        if (attribute.IsTemplateTag)
            to.Append(attribute.Value);
        else
        {
            // One kind of quote does not occur outside template tags: the value was written between two of them.
            var quote = HasDoubleQuote(attribute.Value) ? '\'' : '"';
            to.Append(attribute.Name).Append('=').Append(quote).Append(attribute.Value).Append(quote);
        }
    }

    private static bool HasDoubleQuote(string value)
    {
        for (var at = 0; at < value.Length;)
        {
            if (value[at] == '"')
                return true;
            at = TemplateTags.StartsAt(value, at) ? TemplateTags.End(value, at) : at + 1;
        }
        return false;
    }
}
