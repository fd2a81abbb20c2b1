using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fluid;
using Fluid.Values;

namespace TemplateLanguage.Values;

/// <summary>A JSON object. Properties become values when they are asked for, once each.</summary>
internal sealed class JsonObjectValue(JsonElement json) : FluidValue
{
    /// <summary>Stands for a property that was looked for and is not there.</summary>
    private static readonly FluidValue Absent = new ArrayValue([]);

    private SmallMap _values;

    public JsonElement Json => json;

    public override FluidValues Type => FluidValues.Dictionary;

    public bool TryGet(string name, out FluidValue value)
    {
        if (_values.Find(name) is not { } known)
            _values.Set(name, known = Unicode.IsWhole(name) && json.TryGetProperty(name, out var property) ? JsonValues.ToLiquid(property) : Absent);
        value = ReferenceEquals(known, Absent) ? NilValue.Instance : known;
        return !ReferenceEquals(known, Absent);
    }

    public int Count => json.EnumerateObject().Count();

    public override ValueTask<FluidValue> GetValueAsync(string name, TemplateContext context)
    {
        if (!TryGet(name, out var value) && name == "size")
            value = NumberValue.Create(Count);
        return new(value);
    }

    public override ValueTask<FluidValue> GetIndexAsync(FluidValue index, TemplateContext context) => GetValueAsync(index.ToStringValue(), context);

    /// <summary>Pairs of name and value, as a loop over an object sees them in Liquid.</summary>
    public override IEnumerable<FluidValue> Enumerate(TemplateContext context) =>
        json.EnumerateObject().Select(p => (FluidValue)new ArrayValue([StringValue.Create(p.Name), JsonValues.ToLiquid(p.Value)]));

    public override bool Contains(FluidValue value) => TryGet(value.ToStringValue(), out _);

    public override bool Equals(FluidValue? other) => other is JsonObjectValue { Json: var theirs } && JsonElement.DeepEquals(json, theirs);

    public override bool Equals(object? obj) => obj is FluidValue other && Equals(other);

    public override int GetHashCode() => json.GetRawText().GetHashCode(StringComparison.Ordinal);

    public override bool ToBooleanValue() => true;

    public override decimal ToNumberValue() => 0;

    public override object ToObjectValue() => json;

    public override string ToStringValue() => json.GetRawText();

    public override ValueTask WriteToAsync(TextWriter writer, TextEncoder encoder, CultureInfo cultureInfo) => new(writer.WriteAsync(encoder.Encode(ToStringValue())));
}
