using System.Text.Json;

namespace Renderer.Sources.Requests;

/// <summary>A header with placeholders in its value.</summary>
internal sealed record HeaderTemplate(string Name, TextTemplate Value)
{
    /// <summary>The header's value, or <c>null</c> where an optional argument of it is absent or one cannot stand in a header, which <paramref name="wrong"/> tells.</summary>
    public string? Bind(IReadOnlyDictionary<string, JsonElement> arguments, ref string? wrong)
    {
        foreach (var argument in Value.Arguments)
        {
            // A line break would begin another header; what is not ASCII means something else to each server.
            if (TextTemplate.ValueOf(argument.Name, arguments) is { } text && !text.All(c => c is >= ' ' and < (char)127))
                wrong ??= argument.Name;
        }
        return Value.Bind(arguments, v => v, ref wrong);
    }
}
