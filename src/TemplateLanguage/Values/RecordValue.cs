using System.Globalization;
using System.Text.Encodings.Web;
using Fluid;
using Fluid.Values;

namespace TemplateLanguage.Values;

/// <summary>An object that the language itself provides, such as <c>forloop</c>, <c>links</c> and <c>sources.cart</c>.</summary>
/// <param name="get">The property, or <c>null</c> where there is none of that name.</param>
internal sealed class RecordValue(string name, Func<string, FluidValue?> get) : FluidValue
{
    public override FluidValues Type => FluidValues.Object;

    public FluidValue? Get(string property) => get(property);

    public override ValueTask<FluidValue> GetValueAsync(string name, TemplateContext context) => new(get(name) ?? NilValue.Instance);

    public override bool Equals(FluidValue? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    public override bool ToBooleanValue() => true;

    public override decimal ToNumberValue() => 0;

    public override object ToObjectValue() => this;

    public override string ToStringValue() => name;

    public override ValueTask WriteToAsync(TextWriter writer, TextEncoder encoder, CultureInfo cultureInfo) => new(writer.WriteAsync(name));
}
