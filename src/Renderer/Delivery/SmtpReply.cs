using System.Text.RegularExpressions;

namespace Renderer.Delivery;

/// <summary>Reads a server's refusal: RFC 3463's enhanced code tells more than the reply code.</summary>
internal static partial class SmtpReply
{
    public static Answer Read(int code, string text)
    {
        var reply = $"{code} {text}".Trim();
        if (code < 500)
            return new Answer.TryLater(reply);
        // 5.1.1 no such mailbox, 5.1.10 null MX, 5.1.6 moved; 5.7.1 and the like are about us, and say nothing of the address.
        var enhanced = EnhancedCode().Match(text).Value;
        return new Answer.Refused(enhanced is "5.1.1" or "5.1.6" or "5.1.10" ? Guilty.Recipient : Guilty.Message, reply);
    }

    [GeneratedRegex(@"\b[245]\.\d{1,3}\.\d{1,3}\b")]
    private static partial Regex EnhancedCode();
}
