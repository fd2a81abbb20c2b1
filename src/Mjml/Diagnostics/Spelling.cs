namespace Mjml.Diagnostics;

/// <summary>"Did you mean …": the known name nearest to a misspelt one.</summary>
internal static class Spelling
{
    /// <summary>No known name is longer, so that a longer one is no slip.</summary>
    private const int Longest = 40;

    /// <summary>A sentence that names the nearest of <paramref name="known"/>, or <c>null</c> where none is near.</summary>
    public static string? Suggest(string name, IEnumerable<string> known)
    {
        if (name.Length > Longest)
            return null;
        var limit = Math.Max(1, name.Length / 3);
        string? nearest = known.Select(k => (Name: k, Distance: Distance(name, k))).Where(k => k.Distance <= limit).OrderBy(k => k.Distance).FirstOrDefault().Name;
        return nearest is null ? null : $"Did you mean '{nearest}'?";
    }

    /// <summary>The Levenshtein distance.</summary>
    private static int Distance(string a, string b)
    {
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var current = new int[b.Length + 1];
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
                current[j] = Math.Min(Math.Min(previous[j], current[j - 1]) + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            previous = current;
        }
        return previous[b.Length];
    }
}
