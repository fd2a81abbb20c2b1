using System.Globalization;
using Mjml.Html.Outline;

namespace Mjml.Styles.Inlining;

/// <summary>Pseudo-classes that ask where an element stands among its siblings.</summary>
internal static class StructureTest
{
    public static Func<OutlineElement, bool>? Of(string name, string? argument) => name switch
    {
        "link" or "any-link" => element => element.Tag is "a" or "area" or "link" && element.Has("href"),
        "root" => element => element.Parent is null,
        "empty" => element => element.LastChild is null && !element.HasText,
        "first-child" => element => element.Previous is null,
        "last-child" => element => element.Next is null,
        "only-child" => element => element.Previous is null && element.Next is null,
        "first-of-type" => element => Place(element, sameTag: true, fromEnd: false) == 1,
        "last-of-type" => element => Place(element, sameTag: true, fromEnd: true) == 1,
        "only-of-type" => element => Place(element, true, false) == 1 && Place(element, true, true) == 1,
        "nth-child" => Nth(argument, sameTag: false, fromEnd: false),
        "nth-last-child" => Nth(argument, sameTag: false, fromEnd: true),
        "nth-of-type" => Nth(argument, sameTag: true, fromEnd: false),
        "nth-last-of-type" => Nth(argument, sameTag: true, fromEnd: true),
        _ => null,
    };

    private static Func<OutlineElement, bool>? Nth(string? formula, bool sameTag, bool fromEnd)
    {
        if (formula is null || Parse(formula) is not var (step, start))
            return null;
        return element =>
        {
            var distance = Place(element, sameTag, fromEnd) - start;
            return step == 0 ? distance == 0 : distance % step == 0 && distance / step >= 0;
        };
    }

    /// <summary><c>odd</c>, <c>even</c>, a number, or <c>an+b</c>.</summary>
    private static (int Step, int Start)? Parse(string formula)
    {
        var text = formula.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        if (text is "odd" or "even")
            return (2, text == "odd" ? 1 : 0);
        var n = text.IndexOf('n', StringComparison.Ordinal);
        if (n < 0)
            return Number(text, null) is { } only ? (0, only) : null;
        return Number(text[..n], 1) is { } step && Number(text[(n + 1)..], 0) is { } start ? (step, start) : null;
    }

    private static int? Number(string text, int? otherwise)
    {
        if (text.Length == 0)
            return otherwise;
        if (text is "+" or "-")
            return text == "+" ? 1 : -1;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    /// <summary>The place among the siblings, from 1.</summary>
    private static int Place(OutlineElement element, bool sameTag, bool fromEnd)
    {
        if (!sameTag && !fromEnd)
            return element.Place;
        var place = 1;
        for (var other = fromEnd ? element.Next : element.Previous; other is { } sibling && element.MayLook(); other = fromEnd ? sibling.Next : sibling.Previous)
            place += !sameTag || sibling.Tag == element.Tag ? 1 : 0;
        return place;
    }
}
