using System.Buffers;
using Mjml.Parsing;

namespace Mjml.Styles;

/// <summary>Values on their way from attributes into a style sheet.</summary>
internal static class CssSafe
{
    /// <summary>What ends a rule, the <c>style</c> tag or its <c>media</c> attribute.</summary>
    private static readonly SearchValues<char> Ends = SearchValues.Create("<{};\"");

    /// <summary>The value, where it can end neither its rule nor the <c>style</c> tag; else nothing. Template tags in it stay.</summary>
    public static string? Value(string? value, bool hasTemplateTags)
    {
        if (value is null || !value.AsSpan().ContainsAny(Ends))
            return value;
        for (var at = 0; at < value.Length;)
        {
            var isTag = hasTemplateTags && TemplateTags.StartsAt(value, at);
            if (!isTag && Ends.Contains(value[at]))
                return null;
            at = isTag ? TemplateTags.End(value, at) : at + 1;
        }
        return value;
    }

    /// <summary>A class name and a rule with a width that is none, such as <c>50&lt;/style&gt;</c>, are left out.</summary>
    public static bool IsOne(string text) => !text.Contains('<', StringComparison.Ordinal);
}
