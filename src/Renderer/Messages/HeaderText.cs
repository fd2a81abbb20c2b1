namespace Renderer.Messages;

/// <summary>Keeps rendered data from ending a header line.</summary>
internal static class HeaderText
{
    /// <summary>The text on one line: control characters, line separators among them, become spaces.</summary>
    public static string OneLine(string text)
    {
        if (!text.Any(IsBreak))
            return text.Trim();
        return string.Join(' ', string.Concat(text.Select(c => IsBreak(c) ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Whether a template may set this header: a name of RFC 5322, and none that the renderer answers for.</summary>
    public static bool IsFree(string name) =>
        name.Length is > 0 and <= 76
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
        && !Reserved.Contains(name);

    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "From", "To", "Cc", "Bcc", "Sender", "Reply-To", "Subject", "Date", "Message-ID", "MIME-Version", "Return-Path",
        "Content-Type", "Content-Transfer-Encoding", "List-Unsubscribe", "List-Unsubscribe-Post", "DKIM-Signature", "Received",
    };

    private static bool IsBreak(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';
}
