using System.Net;
using TemplateLanguage;
using TemplateLanguage.Diagnostics;
using TemplateLanguage.Rendering.Html;

namespace Renderer.Templates;

/// <summary>Finds what is no fault of MJML and yet one of a mail: links that lead nowhere, pictures that nobody can hear, addresses that would run.</summary>
internal static class MarkupLint
{
    private static readonly string[] Links = ["a", "mj-button", "mj-navbar-link"];
    private static readonly string[] Pictures = ["img", "mj-image", "mj-carousel-image"];
    private static readonly string[] Addresses = ["href", "src", "background-url", "background", "action"];

    public static IEnumerable<MarkupFault> Run(string markup)
    {
        // What mj-attributes gives to all of a tag need not stand at each.
        var (givesHref, givesAlt) = (Gives(markup, "href"), Gives(markup, "alt"));
        var scanner = new HtmlScanner(markup);
        while (scanner.TryRead(out var piece))
        {
            if (piece.Kind != HtmlPieceKind.Start)
                continue;
            var (name, place) = (piece.Name, scanner.Position - piece.Raw.Length);
            if (name is "mj-style" or "mj-attributes" or "style" or "script")
                scanner.SkipTo($"</{name}");
            if (Links.Contains(name) && !givesHref && piece.Attribute("href") is null && piece.Attribute("name") is null && !HoldsTag(piece.Raw))
                yield return new("TL053", Severity.Warning, $"<{name}> has no href: it leads nowhere.", place, piece.Raw.Length, "Add href=\"…\".");
            if (Pictures.Contains(name) && !givesAlt && piece.Attribute("alt") is null && !HoldsTag(piece.Raw))
                yield return new("TL053", Severity.Warning, $"<{name}> has no alt: whoever does not see the picture misses it.", place, piece.Raw.Length, "Add alt=\"…\", empty where the picture only decorates.");
            foreach (var attribute in Addresses)
            {
                if (piece.Attribute(attribute) is { } address && LinkGuard.ScriptIn(WebUtility.HtmlEncode(address)) is { } scheme)
                {
                    var (start, length) = PlaceOf(attribute, piece.Raw);
                    yield return new("TL052", Severity.Error, $"An address of '{scheme}:' runs a script; no mail client follows it.", place + start, length, "Link to a page: https://…");
                }
            }
        }
    }

    private static bool Gives(string markup, string attribute)
    {
        var start = markup.IndexOf("<mj-attributes", StringComparison.Ordinal);
        var end = start < 0 ? -1 : markup.IndexOf("</mj-attributes", start, StringComparison.Ordinal);
        return end > 0 && markup.AsSpan(start, end - start).Contains($" {attribute}=", StringComparison.Ordinal);
    }

    /// <summary>Where in a tag an attribute stands, its value included.</summary>
    private static (int Start, int Length) PlaceOf(string attribute, string tag)
    {
        for (var start = 0; (start = tag.IndexOf(attribute, start + 1, StringComparison.OrdinalIgnoreCase)) > 0;)
        {
            var value = start + attribute.Length;
            while (value < tag.Length && (char.IsWhiteSpace(tag[value]) || tag[value] == '='))
                value++;
            if (char.IsLetterOrDigit(tag[start - 1]) || tag[start - 1] == '-' || !tag.AsSpan(start, value - start).Contains('='))
                continue;
            var end = value < tag.Length && tag[value] is '"' or '\'' ? tag.IndexOf(tag[value], value + 1) + 1 : tag.IndexOfAny([' ', '>'], value);
            return (start, Math.Max(end, value) - start);
        }
        return (0, tag.Length);
    }

    /// <summary>A tag among the attributes may write them.</summary>
    private static bool HoldsTag(string tag) => tag.Contains("{%", StringComparison.Ordinal);
}
