using System.Text.Json;
using TemplateLanguage.Editing;

namespace TemplateLanguage.Tests.Editing;

/// <summary>Asks at the place that a text marks with <c>‸</c>.</summary>
internal static class EditingRig
{
    public const string Sources = "{% source cart = api.cart() within 120ms fresh 30s required %}{% source more = api.get(id: recipient.id) default nil %}";

    private static readonly Dictionary<string, JsonElement> Samples = new()
    {
        ["recipient"] = JsonElement.Parse("""{ "type": "object", "properties": { "first_name": { "type": "string" }, "orders": { "type": "array", "items": { "type": "object", "properties": { "number": { "type": "string" } } } } } }"""),
        ["more"] = JsonElement.Parse("""{ "type": "object", "properties": { "shown": { "type": "string" } } }"""),
    };

    public static string Front(string body) => $"---\nsubject: s\n---\n{body}";

    /// <summary>The labels that are proposed in a template.</summary>
    public static string Labels(string marked, params (string, string)[] partials) => string.Join(' ', Propose(marked, null, partials).Select(p => p.Label));

    public static IReadOnlyList<Proposal> Propose(string marked, string? inPartial = null, params (string Name, string Text)[] partials)
    {
        var (query, caret) = At(marked, inPartial, partials);
        return query.Propose(caret);
    }

    public static Meaning? Explain(string marked, string? inPartial = null, params (string Name, string Text)[] partials)
    {
        var (query, caret) = At(marked, inPartial, partials);
        return query.Explain(caret);
    }

    private static (TemplateQuery, Caret) At(string marked, string? inPartial, (string Name, string Text)[] partials)
    {
        var file = inPartial is null ? "t.mjml" : inPartial.StartsWith('_') ? inPartial + ".mjml" : $"_partials/{inPartial}.mjml";
        var edited = inPartial is null ? marked : partials.First(p => p.Name == inPartial).Text;
        var caret = new Caret(file, edited.Replace("‸", "", StringComparison.Ordinal), edited.IndexOf('‸', StringComparison.Ordinal));
        var clean = partials.Select(p => (p.Name, p.Text.Replace("‸", "", StringComparison.Ordinal))).ToArray();
        return (new(Rig.Options(clean), "t.mjml", marked.Replace("‸", "", StringComparison.Ordinal))
        {
            Samples = Samples,
            Partials = [.. partials.Select(p => p.Name).Where(n => !n.StartsWith('_'))],
            Layouts = [.. partials.Select(p => p.Name).Where(n => n.StartsWith('_')).Select(n => n.Split('/')[1])],
        }, caret);
    }
}
