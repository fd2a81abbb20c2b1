using Mjml.Html.Outline;

namespace Mjml.Styles.Inlining;

/// <summary><c>[name]</c>, <c>[name=value]</c> and the other comparisons of an attribute.</summary>
internal static class AttributeTest
{
    public static Func<OutlineElement, bool> Of(ReadOnlySpan<char> inside)
    {
        var equals = inside.IndexOf('=');
        if (equals < 0)
        {
            var only = inside.Trim().ToString().ToLowerInvariant();
            return element => element.Has(only);
        }
        var how = equals > 0 && "~|^$*!".Contains(inside[equals - 1], StringComparison.Ordinal) ? inside[equals - 1] : '=';
        var name = inside[..(how == '=' ? equals : equals - 1)].Trim().ToString().ToLowerInvariant();
        var value = inside[(equals + 1)..].Trim();
        var comparison = StringComparison.Ordinal;
        if (value is [.., ' ', 'i' or 'I'] or [.., '"' or '\'', 'i' or 'I'])
        {
            comparison = StringComparison.OrdinalIgnoreCase;
            value = value[..^1].TrimEnd();
        }
        var wanted = (value is ['"' or '\'', .., '"' or '\''] ? value[1..^1] : value).ToString();
        return element => element.Has(name) ? IsMet(how, element.Value(name).ToString(), wanted, comparison) : how == '!';
    }

    private static bool IsMet(char how, string actual, string wanted, StringComparison comparison) => how switch
    {
        '=' => actual.Equals(wanted, comparison),
        '!' => !actual.Equals(wanted, comparison),
        '~' => wanted.Length > 0 && actual.Split(' ', '\t', '\n', '\r').Any(word => word.Equals(wanted, comparison)),
        '|' => actual.Equals(wanted, comparison) || actual.StartsWith(wanted + "-", comparison),
        '^' => wanted.Length > 0 && actual.StartsWith(wanted, comparison),
        '$' => wanted.Length > 0 && actual.EndsWith(wanted, comparison),
        _ => wanted.Length > 0 && actual.Contains(wanted, comparison),
    };
}
