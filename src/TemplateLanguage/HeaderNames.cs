namespace TemplateLanguage;

/// <summary>Which headers a template may set.</summary>
public static class HeaderNames
{
    private const int MaxLength = 76; // a line of RFC 5322 must hold it

    /// <summary>Headers that the renderer answers for itself.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "From", "To", "Cc", "Bcc", "Sender", "Reply-To", "Subject", "Date", "Message-ID", "MIME-Version", "Return-Path",
        "Content-Type", "Content-Transfer-Encoding", "List-Unsubscribe", "List-Unsubscribe-Post", "DKIM-Signature", "Received",
    };

    /// <summary>Whether a template may set this header: a name of RFC 5322, and none that the renderer answers for.</summary>
    public static bool IsFree(string name) => IsName(name) && !IsReserved(name);

    internal static bool IsReserved(string name) => Reserved.Contains(name);

    internal static bool IsName(string name) => name.Length is > 0 and <= MaxLength && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
