namespace Mjml.Layout;

/// <summary>A width and its unit, <c>px</c> where none is written.</summary>
internal readonly record struct CssWidth(double Value, string Unit)
{
    public bool IsPercent => Unit == "%";

    /// <summary>Reads a width; a percentage keeps its fraction, pixels lose theirs.</summary>
    public static CssWidth Parse(string text)
    {
        var unitAt = text.AsSpan().LastIndexOfAnyInRange('0', '9') + 1;
        while (unitAt < text.Length && text[unitAt] is ('.' or ','))
            unitAt++;
        var unit = text.AsSpan(unitAt) switch
        {
            "px" => "px",
            "%" => "%",
            _ => text[unitAt..],
        };
        return unit == "%" ? new(CssNumber.Float(text), unit) : new(CssNumber.Int(text), unit.Length == 0 ? "px" : unit);
    }

    /// <summary>This width in pixels inside <paramref name="container"/> pixels.</summary>
    public double Within(double container) => IsPercent ? container * Value / 100 : Value;

    public override string ToString() => CssNumber.Print(Value) + Unit;
}
