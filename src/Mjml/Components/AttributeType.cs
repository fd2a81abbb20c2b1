using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Mjml.Components;

/// <summary>The type of an attribute in the manual's notation: <c>color</c>, <c>enum(a,b)</c>, <c>unit(px,%){1,4}</c> …</summary>
internal sealed class AttributeType
{
    private readonly Func<string, bool> _accepts;

    private AttributeType(string what, Func<string, bool> accepts, IReadOnlyList<string>? words = null)
    {
        What = what;
        _accepts = accepts;
        Words = words ?? [];
    }

    /// <summary>What a value must be, to end a sentence with.</summary>
    public string What { get; }

    /// <summary>The words of an enumeration or the names of colours, to suggest one of.</summary>
    public IReadOnlyList<string> Words { get; }

    public bool Accepts(string value) => _accepts(value);

    public static AttributeType Of(string notation)
    {
        var open = notation.IndexOf('(', StringComparison.Ordinal);
        var parts = open < 0 ? [] : notation[(open + 1)..notation.IndexOf(')', StringComparison.Ordinal)].Split(',');
        return (open < 0 ? notation : notation[..open]) switch
        {
            "color" => new("a colour: #rgb, #rrggbb, rgb(…), rgba(…) or a name of CSS", ColorValue.IsOne, ColorValue.Names),
            "boolean" => new("true or false", value => value is "true" or "false", ["true", "false"]),
            "integer" => new("a number", value => value.AsSpan().ContainsAnyInRange('0', '9')),
            "enum" => new("one of: " + string.Join(", ", parts.Select(p => p.Length == 0 ? "nothing" : p)), parts.Contains, parts),
            "unit" => Unit(notation, parts, negative: false),
            "unitWithNegative" => Unit(notation, parts, negative: true),
            _ => new("any text", _ => true),
        };
    }

    private static AttributeType Unit(string notation, string[] units, bool negative)
    {
        var most = notation.EndsWith("{1,4}", StringComparison.Ordinal) ? 4 : 1;
        var auto = units.Contains("auto");
        var sized = units.Where(u => u != "auto").ToArray();
        var pattern = string.Create(
            CultureInfo.InvariantCulture,
            $"^((({(negative ? "-|" : "")}[0-9]|,|\\.)+({string.Join('|', sized.Select(Regex.Escape))})|0{(auto ? "|auto" : "")}) ?){{1,{most}}}$");
        var regex = new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        var names = sized.Select(u => u.Length == 0 ? "a bare number" : u).Concat(auto ? ["auto"] : []);
        return new(
            $"{(most == 1 ? "one size" : "one to four sizes")} in {string.Join(" or ", names)}",
            value => ArePlain(value, sized, auto, most) || (value.Length <= MaxLength && regex.IsMatch(value)));
    }

    private static readonly SearchValues<char> NumberParts = SearchValues.Create("0123456789.,");

    /// <summary>No list of sizes is longer; a longer text is not worth trying.</summary>
    private const int MaxLength = 200;

    /// <summary>A number and a unit, a blank between two sizes, as nearly all values are written.</summary>
    private static bool ArePlain(ReadOnlySpan<char> value, string[] units, bool auto, int most)
    {
        for (var count = 0; count < most; count++)
        {
            var blank = value.IndexOf(' ');
            if (!IsPlain(blank < 0 ? value : value[..blank], units, auto))
                return false;
            if (blank < 0)
                return true;
            value = value[(blank + 1)..];
        }
        return false;
    }

    private static bool IsPlain(ReadOnlySpan<char> value, string[] units, bool auto)
    {
        if (value is "0" || (auto && value is "auto"))
            return true;
        var end = value.IndexOfAnyExcept(NumberParts);
        if (end < 0)
            end = value.Length;
        if (end == 0)
            return false;
        foreach (var unit in units)
        {
            if (value[end..].SequenceEqual(unit))
                return true;
        }
        return false;
    }
}
