namespace Mjml.Parsing;

/// <summary>Paths of included files, as parts below one root.</summary>
internal static class IncludePath
{
    /// <summary>The path below the root that <paramref name="path"/> means in a file, or <c>null</c> where it leads out of the root.</summary>
    public static string? Resolve(string from, string path)
    {
        var decoded = Decode(path);
        if (decoded.Length == 0 || decoded[0] is '/' or '\\' || decoded.AsSpan().IndexOfAny(":\0") >= 0)
            return null;
        var parts = new List<string>(from.Split('/')[..^1]);
        foreach (var part in decoded.Split('/', '\\'))
        {
            if (part is "" or ".")
                continue;
            if (part != "..")
                parts.Add(part);
            else if (parts.Count == 0)
                return null;
            else
                parts.RemoveAt(parts.Count - 1);
        }
        return parts.Count == 0 ? null : string.Join('/', parts);
    }

    /// <summary>Percent signs undone as often as somebody may have hidden dots and slashes behind them.</summary>
    private static string Decode(string path)
    {
        for (var i = 0; i < 10 && path.Contains('%', StringComparison.Ordinal); i++)
            path = Uri.UnescapeDataString(path);
        return path;
    }
}
