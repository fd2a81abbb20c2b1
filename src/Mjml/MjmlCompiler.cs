using Mjml.Components;
using Mjml.Diagnostics;
using Mjml.Html;
using Mjml.Html.Formatting;
using Mjml.Parsing;
using Mjml.Styles;

namespace Mjml;

/// <summary>
/// Compiles MJML to HTML. Template tags, <c>{{ … }}</c> and <c>{% … %}</c>, are carried through as opaque text. Does no I/O and does not
/// throw on bad input. One compiler serves any number of threads.
/// </summary>
public sealed class MjmlCompiler(MjmlOptions? options = null)
{
    /// <summary>Fifty times the length at which the first client cuts a mail.</summary>
    internal const int MaxLength = 5_000_000;

    private readonly MjmlOptions _options = options ?? new();

    /// <summary>Compiles a document; what cannot be understood is left out and told in the result's faults.</summary>
    public MjmlResult Compile(string source, MjmlInput? input = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        var faults = new FaultList();
        var text = new SourceText(null, source);
        if (source.Length > MaxLength)
        {
            faults.Add("MJ008", MjmlSeverity.Error, $"The document has more than {MaxLength} characters.", null, text, 0, 0);
            return new("", faults.All);
        }
        input ??= new();
        var includes = new Includes(_options, input.Path, faults);
        var root = includes.Read(text);
        if (root?.Child("mj-body") is not { } bodyNode || root.Tag != "mjml")
        {
            faults.Add("MJ006", MjmlSeverity.Error, "There is no <mj-body> inside <mjml>.", null, text, 0, 0, "Enclose the mail in <mjml><mj-body> … </mj-body></mjml>.");
            return new("", faults.All);
        }
        if (_options.Validation != MjmlValidation.Skip)
            Validator.Validate(root, faults);
        if (_options.Validation == MjmlValidation.Strict && faults.All.Count > 0)
            return new("", faults.All);
        var document = new Document(source, root, _options, input, faults, includes.HasTemplateTags);
        var component = ComponentCatalog.Body("mj-body")!;
        var hasWork = ElementChanges.AreIn(document) || Formatter.HasWork(_options);
        using var html = new HtmlWriter(front: hasWork ? Page.HeadRoom : 0) { WithoutOutlook = !document.ForOutlookClassic };
        component.Render(new(bodyNode, component, document, new("600px"), new(0, 1, 1)), html);
        var bodyEnd = html.Length;
        Page.WriteHead(html, document); // only now is it known what the head has to hold
        if (html.IsFull)
            return TooLong(text, faults);
        var body = html.Written[..bodyEnd];
        var head = html.Written[bodyEnd..];
        if (document.HasLateSections)
            return new(string.Concat(head, body, Page.End), faults.All) { Late = new(_options, document, bodyNode) };
        if (!hasWork)
            return new(string.Concat(head, body, Page.End), faults.All);
        html.MoveToFront(bodyEnd);
        using var changed = ElementChanges.Write(html.Raw(Page.End), document);
        using var formatted = Formatter.Write(changed, _options);
        return formatted.IsFull ? TooLong(text, faults) : new(formatted.ToString(), faults.All);
    }

    private static MjmlResult TooLong(SourceText text, FaultList faults)
    {
        faults.Add("MJ008", MjmlSeverity.Error, $"The page would have more than {HtmlWriter.MaxLength} characters.", null, text, 0, 0);
        return new("", faults.All);
    }
}
