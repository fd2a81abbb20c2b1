using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Mjml.Components;

/// <summary>What a value of type <c>color</c> may be.</summary>
internal static partial class ColorValue
{
    private static readonly string[] All = (
        "aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood cadetblue " +
        "chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen " +
        "darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen darkslateblue " +
        "darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue firebrick " +
        "floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew hotpink " +
        "indianred indigo inherit ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan " +
        "lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray " +
        "lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue mediumorchid " +
        "mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream " +
        "mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen " +
        "paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple rebeccapurple red rosybrown royalblue " +
        "saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue slategray slategrey snow springgreen " +
        "steelblue tan teal thistle tomato transparent turquoise violet wheat white whitesmoke yellow yellowgreen").Split(' ');

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private static readonly FrozenSet<string> Known = All.ToFrozenSet();

    public static IReadOnlyList<string> Names => All;

    public static bool IsOne(string value) =>
        value is ['#', ..] ? value.Length is 4 or 7 && !value.AsSpan(1).ContainsAnyExcept(HexDigits) : Known.Contains(value) || Function().IsMatch(value);

    [GeneratedRegex(@"rgb\([0-9]{1,3},\s?[0-9]{1,3},\s?[0-9]{1,3}\)|rgba\([0-9]{1,3},\s?[0-9]{1,3},\s?[0-9]{1,3},\s?[0-9](\.[0-9]{1,3})?\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Function();
}
