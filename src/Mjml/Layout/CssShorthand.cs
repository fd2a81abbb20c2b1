namespace Mjml.Layout;

/// <summary>Sizes inside shorthands such as <c>padding</c> and <c>border</c>.</summary>
internal static class CssShorthand
{
    /// <summary>One side of a box that is written with one to four sizes, in pixels.</summary>
    public static double Side(ReadOnlySpan<char> box, string side)
    {
        Span<Range> parts = stackalloc Range[5];
        var count = Math.Min(4, box.Split(parts, ' ', StringSplitOptions.RemoveEmptyEntries));
        var index = (count, side) switch
        {
            ( <= 1, _) or (_, "top") => 0,
            (2, "bottom") => 0,
            (2 or 3, "left" or "right") or (_, "right") => 1,
            (_, "bottom") => 2,
            _ => 3,
        };
        return index < count ? CssNumber.Int(box[parts[index]]) : 0;
    }

    /// <summary>The width of a border, in pixels: the first part that begins with a digit.</summary>
    public static double BorderWidth(ReadOnlySpan<char> border)
    {
        foreach (var part in border.Split(' '))
        {
            if (border[part] is [>= '0' and <= '9', ..] width)
                return CssNumber.Int(width);
        }
        return 0;
    }
}
