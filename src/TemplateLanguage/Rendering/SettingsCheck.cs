using System.Globalization;
using System.Net.Mail;
using TemplateLanguage.Diagnostics;
using TemplateLanguage.Syntax;

namespace TemplateLanguage.Rendering;

/// <summary>Tells values of the front matter that cannot be meant. What Liquid decides is known only when a message is rendered.</summary>
internal static class SettingsCheck
{
    public static void Run(FrontMatterText texts, FaultList faults)
    {
        foreach (var (key, text) in texts.Values)
        {
            if (text.Text.Contains("{{", StringComparison.Ordinal) || text.Text.Contains("{%", StringComparison.Ordinal))
                continue;
            if (WhyNot(key, text.Text.Trim()) is var (message, suggestion))
                faults.Error(FaultCodes.FrontMatterValue, text.At(0, text.Text.Length), message, suggestion);
        }
        foreach (var (place, name, _) in texts.Headers)
        {
            if (HeaderNames.IsReserved(name))
                faults.Error(FaultCodes.FrontMatterValue, place, $"A template cannot set the header '{name}': the renderer writes it.", "Leave it out.");
            else if (!HeaderNames.IsName(name))
                faults.Error(FaultCodes.FrontMatterValue, place, $"'{name}' is no name of a header.", "A name is letters, digits and '-', as in X-Campaign.");
        }
    }

    private static (string Message, string Suggestion)? WhyNot(string key, string value) => key switch
    {
        "from" or "reply_to" when !MailAddress.TryCreate(value, out _) => ($"'{value}' is no mailbox.", "Write \"Name <name@example.com>\"."),
        "locale" when !IsLocale(value) => ($"There is no locale '{value}'.", "Write a language, and a region where it matters: de, en-GB."),
        "timezone" when !TimeZoneInfo.TryFindSystemTimeZoneById(value, out _) => ($"There is no time zone '{value}'.", "Write its IANA name: Europe/Berlin, UTC."),
        _ => null,
    };

    private static bool IsLocale(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name, predefinedOnly: true) is not null;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
