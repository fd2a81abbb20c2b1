namespace Mjml.Styles.Inlining;

/// <summary>Replaces <c>var(--name, otherwise)</c>, which mail clients do not know, by what it stands for.</summary>
internal static class CssVariables
{
    private const int MaxReplacements = 32; // a variable may be defined by itself

    public static string Resolve(string value, Func<string, string?> find)
    {
        for (var i = 0; i < MaxReplacements; i++)
        {
            // The innermost one first: it may be part of another's default.
            var start = value.LastIndexOf("var(", StringComparison.OrdinalIgnoreCase);
            if (start < 0)
                break;
            var end = value.IndexOf(')', start);
            if (end < 0)
                break;
            var parts = value[(start + 4)..end].Split(',', 2, StringSplitOptions.TrimEntries);
            if ((find(parts[0]) ?? (parts.Length > 1 ? parts[1] : null)) is not { } replacement)
                break;
            value = $"{value[..start]}{replacement}{value[(end + 1)..]}";
        }
        return value;
    }
}
