using System.Globalization;
using System.Text.Json;
using Fluid.Values;

namespace TemplateLanguage.Values;

/// <summary>JSON as Liquid sees it, and back; nothing is copied before it is asked for.</summary>
internal static class JsonValues
{
    public static FluidValue ToLiquid(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => new JsonObjectValue(json),
        JsonValueKind.Array => new ArrayValue(new JsonList(json)),
        JsonValueKind.String => StringValue.Create(Unicode.Text(json)),
        JsonValueKind.Number => json.TryGetDecimal(out var exact) ? NumberValue.Create(exact) : Inexact(json.GetDouble()),
        JsonValueKind.True => BooleanValue.True,
        JsonValueKind.False => BooleanValue.False,
        _ => NilValue.Instance,
    };

    public static JsonElement ToJson(FluidValue value) => value switch
    {
        JsonObjectValue wrapped => wrapped.Json,
        StringValue text => JsonSerializer.SerializeToElement(Unicode.Repair(text.ToStringValue())),
        NumberValue number => JsonSerializer.SerializeToElement(number.ToNumberValue() / 1.0000000000000000000000000000m), // no trailing zeros
        BooleanValue flag => flag.ToBooleanValue() ? JsonElement.Parse("true") : JsonElement.Parse("false"),
        ArrayValue list => JsonSerializer.SerializeToElement(list.Values.Select(v => ToJson(v)).ToArray()),
        _ when value.IsNil() => JsonElement.Parse("null"),
        _ => JsonSerializer.SerializeToElement(Unicode.Repair(value.ToStringValue())),
    };

    /// <summary>A number beyond what a decimal holds: nobody's price, so near enough is enough.</summary>
    private static FluidValue Inexact(double number) =>
        Math.Abs(number) < 1e28 ? NumberValue.Create((decimal)number) : StringValue.Create(number.ToString("R", CultureInfo.InvariantCulture));
}
