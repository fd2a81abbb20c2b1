using System.Text.RegularExpressions;

namespace Renderer.Studio.Mail;

/// <summary>Makes of a mail's HTML the document that a frame shows.</summary>
internal static partial class MailDocument
{
    public static string Of(string html, MailView view, bool clip = true)
    {
        if (clip)
            html = GmailClip.Mark(html);
        html = Scheme().Replace(html, m => Holds(m.Groups["scheme"].ValueSpan, view.Dark) ? "(min-width: 0)" : "(max-width: 0)");
        // Links open beside the studio, or not at all: the frame keeps the mail.
        return Head().Replace(html, "$0<base target=\"_blank\">", 1);
    }

    /// <summary>Whether a mail says how it looks in dark mode.</summary>
    public static bool KnowsDark(string html) => Scheme().Matches(html).Any(m => Holds(m.Groups["scheme"].ValueSpan, dark: true));

    private static bool Holds(ReadOnlySpan<char> scheme, bool dark) => scheme.Equals("dark", StringComparison.OrdinalIgnoreCase) == dark;

    [GeneratedRegex(@"\(\s*prefers-color-scheme\s*:\s*(?<scheme>dark|light)\s*\)", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    [GeneratedRegex("<head[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Head();
}
