using Mjml.Layout;

namespace Mjml.Styles;

internal static class Breakpoints
{
    /// <summary>One pixel less, so that a rule for narrow screens ends where the one for wide ones begins.</summary>
    public static string Below(string breakpoint)
    {
        var digits = breakpoint.AsSpan().IndexOfAnyInRange('0', '9');
        return digits < 0 ? breakpoint : CssNumber.Px(CssNumber.Int(breakpoint.AsSpan(digits)) - 1);
    }
}
