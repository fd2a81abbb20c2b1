using Mjml.Html;

namespace Mjml.Styles;

/// <summary>The rules that give columns their widths on wide screens, one a class, in the order of first use.</summary>
internal sealed class MediaQueries
{
    private readonly OrderedDictionary<string, string> _rules = [];

    public void AddWidth(string name, string width) => _rules[name] = $"{{ width:{width} !important; max-width: {width}; }}";

    public void AddPadding(string name, string padding) => _rules[name] = $"{{ padding: {padding} !important; }}";

    /// <summary>Writes them up to four ways: for most, for Thunderbird, and, when asked, for printers and Outlook on the web.</summary>
    public void Write(HtmlWriter html, string breakpoint, bool printers, bool owa)
    {
        if (_rules.Count == 0)
            return;
        html.Raw("\n<style type=\"text/css\">\n@media only screen and (min-width:").Raw(breakpoint).Raw(") {\n");
        WriteRules(html, "", "");
        html.Raw("}\n</style>\n<style media=\"screen and (min-width:").Raw(breakpoint).Raw(")\">\n");
        WriteRules(html, "", ".moz-text-html ");
        html.Raw("</style>\n");
        if (printers)
        {
            html.Raw("<style type=\"text/css\">\n@media only print {\n");
            WriteRules(html, "", "");
            html.Raw("}\n</style>\n");
        }
        if (!owa)
            return;
        html.Raw("<style type=\"text/css\">\n");
        WriteRules(html, "[owa] ", "");
        html.Raw("</style>\n");
    }

    private void WriteRules(HtmlWriter html, string before, string prefix)
    {
        foreach (var rule in _rules.GroupBy(r => r.Value))
            html.Raw(before).Raw(string.Join(", ", rule.Select(r => $"{prefix}.{r.Key}"))).Raw(" ").Raw(rule.Key).Raw("\n");
    }
}
