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

    private static bool IsBreak(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';
}
