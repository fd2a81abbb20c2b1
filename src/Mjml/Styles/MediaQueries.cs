using Mjml.Html;

namespace Mjml.Styles;

/// <summary>The rules that give columns their widths on wide screens, one a class, in the order of first use.</summary>
internal sealed class MediaQueries
{
    private readonly OrderedDictionary<string, string> _rules = [];

    public void AddWidth(string name, string width) => Add(name, $"{{ width:{width} !important; max-width: {width}; }}");

    public void AddPadding(string name, string padding) => Add(name, $"{{ padding: {padding} !important; }}");

    private void Add(string name, string rule)
    {
        if (CssSafe.IsOne(name) && CssSafe.IsOne(rule))
            _rules[name] = rule;
    }

    /// <summary>A place to go back to.</summary>
    public int Mark() => _rules.Count;

    public void Restore(int mark)
    {
        while (_rules.Count > mark)
            _rules.RemoveAt(_rules.Count - 1);
    }

    /// <summary>Writes them up to four ways: for most, for Thunderbird, and, when asked, for printers and Outlook on the web.</summary>
    public void Write(HtmlWriter html, Document document, MediaQueries? known)
    {
        var rules = _rules.Where(r => known?._rules.ContainsKey(r.Key) != true).GroupBy(r => r.Value).ToList();
        if (rules.Count == 0)
            return;
        var breakpoint = document.Breakpoint;
        html.Raw("\n<style type=\"text/css\">\n@media only screen and (min-width:").Raw(breakpoint).Raw(") {\n");
        WriteRules(html, rules, "", "");
        html.Raw("}\n</style>\n<style media=\"screen and (min-width:").Raw(breakpoint).Raw(")\">\n");
        WriteRules(html, rules, "", ".moz-text-html ");
        html.Raw("</style>\n");
        if (document.ForPrinters)
        {
            html.Raw("<style type=\"text/css\">\n@media only print {\n");
            WriteRules(html, rules, "", "");
            html.Raw("}\n</style>\n");
        }
        if (!document.ForOutlookOnTheWeb)
            return;
        html.Raw("<style type=\"text/css\">\n");
        WriteRules(html, rules, "[owa] ", "");
        html.Raw("</style>\n");
    }

    private static void WriteRules(HtmlWriter html, List<IGrouping<string, KeyValuePair<string, string>>> rules, string before, string prefix)
    {
        foreach (var rule in rules)
            html.Raw(before).Raw(string.Join(", ", rule.Select(r => $"{prefix}.{r.Key}"))).Raw(" ").Raw(rule.Key).Raw("\n");
    }
}
