namespace Mjml.Html;

/// <summary>Comments that the Outlook of Windows reads as markup where their condition holds.</summary>
internal static class ConditionalComment
{
    private const string Start = "<!--[if ";

    /// <summary>Whether the last conditional comment of a text holds for every Outlook, so that more may stand in it.</summary>
    public static bool HoldsForOutlook(ReadOnlySpan<char> text)
    {
        var start = text.LastIndexOf(Start);
        if (start < 0)
            return false;
        var condition = text[(start + Start.Length)..];
        var end = condition.IndexOf("]>");
        if (end < 0 || condition[end..].Contains("-->", StringComparison.Ordinal)) // it is closed already, or meant for all but Outlook
            return false;
        foreach (var part in condition[..end].Split('|'))
        {
            if (condition[part].Trim(" ()") is "mso" or "gte mso 9")
                return true;
        }
        return false;
    }
}
