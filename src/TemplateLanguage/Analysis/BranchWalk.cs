using TemplateLanguage.Rendering;
using TemplateLanguage.Syntax;

namespace TemplateLanguage.Analysis;

/// <summary>Finds every branch of a template. One that stands in several parts, or is included twice, is one.</summary>
internal static class BranchWalk
{
    public static IReadOnlyList<TemplateBranch> Of(CompiledTemplate template)
    {
        var settings = template.Settings;
        IEnumerable<IReadOnlyList<Node>?> parts =
            [settings.Subject, settings.Preheader, settings.From, settings.ReplyTo, settings.Locale, settings.Timezone, .. settings.Headers.Select(h => h.Value), template.Html, template.Text];
        return [.. parts.OfType<IReadOnlyList<Node>>().SelectMany(In)
            .Select(b => new TemplateBranch(b.Place.ToSpan(), b.Place.Text, b.Way)).Distinct()
            .OrderBy(b => b.Place.File, StringComparer.Ordinal).ThenBy(b => b.Place.Line).ThenBy(b => b.Place.Column).ThenBy(b => b.Way)];
    }

    private static IEnumerable<(Place Place, BranchWay Way)> In(IReadOnlyList<Node> nodes) => nodes.SelectMany(In);

    private static IEnumerable<(Place Place, BranchWay Way)> In(Node node) => node switch
    {
        Node.Choice choice => choice.Branches.SelectMany(b => In(b.Body).Prepend((b.Place, BranchWay.Taken)))
            .Append((choice.ElsePlace, BranchWay.Otherwise)).Concat(In(choice.Else)),
        Node.Case value => value.Branches.SelectMany(b => In(b.Body).Prepend((b.Place, BranchWay.Taken))),
        Node.Block { Fallback: { } fallback } block => In(block.Body).Prepend((block.Tag.Place, BranchWay.Body)).Append((block.Tag.Place, BranchWay.Fallback)).Concat(In(fallback)),
        Node.Block block => In(block.Body).Prepend((block.Tag.Place, BranchWay.Body)),
        Node.Loop loop => In(loop.Body).Concat(In(loop.Else)),
        Node.Capture capture => In(capture.Body),
        Node.IfChanged changed => In(changed.Body),
        Node.Partial partial => In(partial.Body),
        _ => [],
    };
}
