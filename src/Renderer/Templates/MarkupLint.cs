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
                if (piece.TryFind(attribute, out var span, out var value) && LinkGuard.ScriptIn(WebUtility.HtmlEncode(WebUtility.HtmlDecode(piece.Raw[value]))) is { } scheme)
                {
                    var (start, length) = span.GetOffsetAndLength(piece.Raw.Length);
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

    /// <summary>A tag among the attributes may write them.</summary>
    private static bool HoldsTag(string tag) => tag.Contains("{%", StringComparison.Ordinal);
}
