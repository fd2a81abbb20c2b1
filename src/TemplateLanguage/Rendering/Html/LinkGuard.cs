using System.Buffers;
using System.Net;

namespace TemplateLanguage.Rendering.Html;

/// <summary>Tells addresses that would run as a script from those that lead somewhere.</summary>
public static class LinkGuard
{
    private static readonly string[] Scripts = ["javascript", "vbscript", "livescript", "data"];

    private static readonly SearchValues<char> Colon = SearchValues.Create(":/?#");

    /// <summary>The scheme, where following the address could run a script; otherwise <c>null</c>. <c>data:image/…</c> is a picture.</summary>
    /// <param name="address">As it stands in an attribute, with character references.</param>
    public static string? ScriptIn(ReadOnlySpan<char> address)
    {
        if (address.StartsWith("https://") || address.StartsWith("http://"))
            return null;
        // Browsers leave out control characters in front, and tabs and newlines anywhere (WHATWG URL); leaving out all of them errs on the safe side.
        var rest = string.Concat(WebUtility.HtmlDecode(address.ToString()).Where(c => c > ' ' && c != '\u007F'));
        var colon = rest.AsSpan().IndexOfAny(Colon);
        if (colon < 0 || rest[colon] != ':' || Array.Find(Scripts, s => s.Equals(rest[..colon], StringComparison.OrdinalIgnoreCase)) is not { } script)
            return null;
        var kind = rest.AsSpan(colon + 1);
        var isPicture = script == "data" && kind.StartsWith("image/", StringComparison.OrdinalIgnoreCase) && !kind.StartsWith("image/svg", StringComparison.OrdinalIgnoreCase);
        return isPicture ? null : script;
    }
}
