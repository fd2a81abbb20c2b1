using System.Text;
using Mjml.Components;
using Mjml.Diagnostics;
using Mjml.Html;
using Mjml.Parsing;

namespace Mjml.Late;

/// <summary>
/// Lays out a child of the body; where that turns out to depend on template tags, its MJML is carried into the page instead, between two marks,
/// to be laid out by <see cref="MjmlLateLayout"/> when the tags are gone.
/// </summary>
internal static class LateSection
{
    public static void Render(Element element, HtmlWriter html)
    {
        var document = element.Document;
        var (mark, noted) = (html.Mark(), document.Mark());
        document.LateCause = null;
        document.IsInSection = true;
        element.NoteTemplateAttributes();
        if (document.Defaults.Conditional is { } conditional)
            document.Needs(new("which defaults hold is decided by template tags in <mj-attributes>", "Write the condition into the values.", conditional));
        element.Component.Render(element, html);
        document.IsInSection = false;
        if (document.LateCause is not { } cause)
            return;
        html.Restore(mark);
        document.Restore(noted);
        document.HasLateSections = true;
        var (start, end) = Marks(document.Key);
        // Where template tags stand in the defaults, all of them are rendered with the section, or the tags would come back through its attributes.
        html.Raw(start).Raw(document.LateDefaults ??= Defaults(document.Root)).Raw(Mjml(element)).Raw(end);
        if (cause.Attribute is { } attribute)
            document.Faults.Add("MJ015", MjmlSeverity.Info, Message(element, cause), cause.Node, attribute, cause.HowToMend);
        else
            document.Faults.Add("MJ015", MjmlSeverity.Info, Message(element, cause), cause.Node, cause.HowToMend);
    }

    public static (string Start, string End) Marks(string key) => ($"<!--mjml-late {key}-->", $"<!--/mjml-late {key}-->");

    public static string HeadMark(string key) => $"<!--mjml-late-head {key}-->";

    private static string Message(Element element, LateCause cause) => $"This <{element.Component.Tag}> is laid out when the mail is sent: {cause.Why}.";

    private static string Mjml(Element element)
    {
        var text = new StringBuilder();
        element.WriteTo(text);
        return text.ToString();
    }

    private static string Defaults(Node root)
    {
        var defaults = (root.Child("mj-head")?.Children ?? []).FindAll(c => c.Tag == "mj-attributes");
        if (!defaults.Exists(NodeWriter.HasTemplateTags))
            return "";
        var text = new StringBuilder();
        foreach (var attributes in defaults)
            NodeWriter.Write(attributes, text);
        return text.ToString();
    }
}
