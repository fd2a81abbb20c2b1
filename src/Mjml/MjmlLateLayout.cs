using Mjml.Components;
using Mjml.Diagnostics;
using Mjml.Html;
using Mjml.Html.Formatting;
using Mjml.Late;
using Mjml.Parsing;
using Mjml.Styles;

namespace Mjml;

/// <summary>
/// Lays out what the compiler could not: sections whose structure or sizes template tags decide. Their MJML stands in the page as it was written;
/// once the page's template tags are rendered, <see cref="Complete"/> puts HTML in its place. Shared by any number of threads.
/// </summary>
public sealed class MjmlLateLayout
{
    private readonly MjmlOptions _options;
    private readonly Document _known;
    private readonly Node _body;

    internal MjmlLateLayout(MjmlOptions options, Document known, Node body) => (_options, _known, _body) = (options, known, body);

    /// <summary>The finished page. Faults are those of the rendered sections; they have their places in them.</summary>
    /// <param name="rendered">The compiled page, its template tags rendered. Braces in it are text.</param>
    public MjmlResult Complete(string rendered)
    {
        ArgumentNullException.ThrowIfNull(rendered);
        var faults = new FaultList();
        var document = new Document(_known, faults);
        var headMark = LateSection.HeadMark(_known.Key);
        var head = rendered.IndexOf(headMark, StringComparison.Ordinal);
        var bodyStart = head < 0 ? 0 : head + headMark.Length;
        using var body = new HtmlWriter(hasTemplateTags: false) { WithoutOutlook = !document.ForOutlookClassic };
        WriteBody(rendered.AsSpan(bodyStart), document, body);
        using var page = new HtmlWriter(hasTemplateTags: false) { WithoutOutlook = !document.ForOutlookClassic };
        page.Raw(rendered.AsSpan(0, Math.Max(0, head)));
        Page.WriteStyles(page, document, body.Families, _known);
        page.Raw(body.Written);
        using var changed = ElementChanges.Write(page, document);
        using var formatted = Formatter.Write(changed, _options);
        if (!formatted.IsFull && !page.IsFull && !body.IsFull)
            return new(formatted.ToString(), faults.All);
        faults.Add("MJ008", MjmlSeverity.Error, $"The page would have more than {HtmlWriter.MaxLength} characters.", null, new(null, ""), 0, 0);
        return new("", faults.All);
    }

    private void WriteBody(ReadOnlySpan<char> rest, Document document, HtmlWriter html)
    {
        var (start, end) = LateSection.Marks(_known.Key);
        while (rest.IndexOf(start) is var at and >= 0)
        {
            html.Raw(rest[..at]);
            rest = rest[(at + start.Length)..];
            var close = rest.IndexOf(end);
            var section = close < 0 ? rest : rest[..close];
            WriteSection(section.ToString(), document, html);
            rest = close < 0 ? [] : rest[(close + end.Length)..];
        }
        html.Raw(rest);
    }

    private void WriteSection(string mjml, Document document, HtmlWriter html)
    {
        var reader = new MjmlReader(new(null, mjml), _options.KeepComments, document.Faults, new Includes(new(), "", document.Faults), hasTemplateTags: false);
        var read = reader.Read(asFragment: true)!.Children[0];
        var known = Array.FindAll(_body.Attributes, a => !TemplateTags.IsIn(a.Value)); // what is not was told as a fault
        var body = new Node(_body.Tag, _body.Offset, _body.Length) { Source = _body.Source, Attributes = known };
        foreach (var child in read.Children)
        {
            if (child.Tag == "mj-attributes")
                document.Defaults = AttributeDefaults.Of(read.Children.Where(c => c.Tag == "mj-attributes"));
            else
                body.Add(child);
        }
        var component = ComponentCatalog.Body(body.Tag)!;
        MjBody.RenderContent(new(body, component, document, new("600px"), new(0, 1, 1)), html);
    }
}
