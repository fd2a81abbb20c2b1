using System.Globalization;

namespace Renderer.Sources.Misbehaviour;

/// <summary>A fault, and how many requests of a call it befalls: the first ones, or every one where <paramref name="Times"/> is <c>null</c>.</summary>
internal sealed record TimedFault(WireFault Fault, int? Times = null)
{
    /// <summary>Reads <c>status:503</c> or <c>status:503*1</c>; what is wrong with it is told.</summary>
    public static TimedFault? Read(string text, ICollection<string> wrong)
    {
        var star = text.IndexOf('*', StringComparison.Ordinal);
        var word = star < 0 ? text : text[..star];
        int? times = null;
        if (star >= 0)
        {
            if (!int.TryParse(text.AsSpan(star + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
            {
                wrong.Add($"'{text}': after * stands how many requests of a call it befalls, from 1.");
                return null;
            }
            times = number;
        }
        if (WireFaultReader.Read(word) is { } fault)
            return new(fault, times);
        wrong.Add($"'{word}' is no fault: write {WireFaultReader.Form}.");
        return null;
    }
}
