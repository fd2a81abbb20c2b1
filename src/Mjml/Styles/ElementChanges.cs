using Mjml.Diagnostics;
using Mjml.Html;
using Mjml.Html.Outline;
using Mjml.Styles.Inlining;

namespace Mjml.Styles;

/// <summary>What the head says about single elements of the finished page: further attributes and inlined styles. Most mails have neither.</summary>
internal static class ElementChanges
{
    public static bool AreIn(Document document) => document.HtmlAttributes.Any || document.InlineStyles.Count > 0;

    /// <summary>The page with the changes, or the page itself.</summary>
    public static HtmlWriter Write(HtmlWriter page, Document document)
    {
        if (!AreIn(document))
            return page;
        using var outline = new HtmlOutline(page.WrittenMemory);
        document.HtmlAttributes.Apply(outline, (node, why) => document.Faults.Add(
            "MJ012", MjmlSeverity.Error, $"The selector '{node["path"]}' {why}; nothing gets its attributes.", node));
        if (document.InlineStyles.Count > 0)
        {
            var css = string.Concat(document.InlineStyles.Select(s => s.Content));
            var place = document.InlineStyles[0];
            var rules = CssReader.Read(css, (text, why) => document.Faults.Add(
                "MJ012", MjmlSeverity.Warning, $"'{text}' is not inlined: {why}.", place));
            new StyleInliner(rules).Apply(outline);
        }
        if (outline.IsExhausted)
        {
            document.Faults.Add(
                "MJ008", MjmlSeverity.Error, "There are too many selectors, or too long ones, for a page of this size; some elements are left as they are.", document.Root);
        }
        var changed = new HtmlWriter(room: page.Length + page.Length / 8);
        outline.WriteTo(changed);
        return changed;
    }
}
