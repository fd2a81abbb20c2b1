namespace TemplateLanguage.Diagnostics;

/// <summary>Finds what somebody probably meant.</summary>
public static class Suggest
{
    /// <summary>"Did you mean 'x'?" for the nearest candidate, or <c>null</c> where none is near.</summary>
    public static string? Nearest(string given, IEnumerable<string> candidates)
    {
        var limit = Math.Max(1, given.Length / 3);
        var best = candidates
            .Select(c => (Name: c, Distance: Distance(given, c)))
            .Where(c => c.Distance <= limit)
            .OrderBy(c => c.Distance).ThenBy(c => c.Name, StringComparer.Ordinal)
            .Select(c => c.Name)
            .FirstOrDefault();
        return best is null ? null : $"Did you mean '{best}'?";
    }

    /// <summary>Edits between two words; two letters that changed places count as one edit, the commonest slip.</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var change = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }
        return rows[a.Length, b.Length];
    }
}
