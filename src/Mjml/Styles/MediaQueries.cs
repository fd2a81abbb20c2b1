using Mjml.Html;
using Mjml.Layout;

namespace Mjml.Styles;

/// <summary>The rules that give columns their widths on wide screens, one a class, in the order of first use.</summary>
internal sealed class MediaQueries
{
    private readonly OrderedDictionary<string, string> _rules = [];
    private readonly Dictionary<CssWidth, (string Name, string Rule)> _columns = [];

    /// <summary>The rule of a column; most columns of a mail share a few widths.</summary>
    /// <returns>The class that the rule is for.</returns>
    public string AddColumn(CssWidth width)
    {
        if (!_columns.TryGetValue(width, out var column))
        {
            var number = CssNumber.Print(width.Value);
            var dot = number.IndexOf('.', StringComparison.Ordinal);
            var token = dot < 0 ? number : number.Remove(dot, 1).Insert(dot, "-");
            _columns[width] = column = ($"mj-column-{(width.IsPercent ? "per" : "px")}-{token}", WidthRule(width.ToString()));
        }
        Add(column.Name, column.Rule);
        return column.Name;
    }

    public void AddWidth(string name, string width) => Add(name, WidthRule(width));

    public void AddPadding(string name, string padding) => Add(name, $"{{ padding: {padding} !important; }}");

    private static string WidthRule(string width) => $"{{ width:{width} !important; max-width: {width}; }}";

    private void Add(string name, string rule)
    {
        if (_rules.TryGetValue(name, out var known) && ReferenceEquals(known, rule))
            return;
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
        var rules = ByRule(known);
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

    /// <summary>Each rule with the classes that it is for.</summary>
    private List<(string Rule, List<string> Names)> ByRule(MediaQueries? known)
    {
        var rules = new List<(string Rule, List<string> Names)>(_rules.Count);
        foreach (var (name, rule) in _rules)
        {
            if (known?._rules.ContainsKey(name) == true)
                continue;
            var place = rules.FindIndex(r => r.Rule == rule);
            if (place < 0)
                rules.Add((rule, [name]));
            else
                rules[place].Names.Add(name);
        }
        return rules;
    }

    private static void WriteRules(HtmlWriter html, List<(string Rule, List<string> Names)> rules, string before, string prefix)
    {
        foreach (var (rule, names) in rules)
        {
            for (var i = 0; i < names.Count; i++)
                html.Raw(i == 0 ? before : ", ").Raw(prefix).Raw(".").Raw(names[i]);
            html.Raw(" ").Raw(rule).Raw("\n");
        }
    }
}
