using Fluid;
using Fluid.Values;
using TemplateLanguage.Values.Filters;

namespace TemplateLanguage.Values;

/// <summary>Properties and items of values.</summary>
internal static class Members
{
    /// <summary>The property or item; <c>null</c> where the value has none of that name. An index beyond an array is nil, as in Liquid.</summary>
    public static FluidValue? Get(FluidValue value, string? name, FluidValue? index, TemplateContext context)
    {
        if (name is null && index is StringValue text)
            name = text.ToStringValue();
        return value switch
        {
            JsonObjectValue map => Property(map, name ?? index!.ToStringValue()),
            ArrayValue list => name is null ? Item(list, index!) : Fact(list, name),
            StringValue whole => name is null ? null : Fact(whole, name),
            RecordValue record => record.Get(name ?? index!.ToStringValue()),
            _ => Other(value, name, index, context),
        };
    }

    private static FluidValue? Property(JsonObjectValue map, string name)
    {
        if (map.TryGet(name, out var value))
            return value;
        return name switch
        {
            "size" => NumberValue.Create(map.Count),
            "first" => map.Enumerate(null!).FirstOrDefault() ?? NilValue.Instance,
            _ => null,
        };
    }

    private static FluidValue Item(ArrayValue list, FluidValue index)
    {
        if (index is not NumberValue)
            return NilValue.Instance;
        var number = index.ToNumberValue();
        if (number < 0)
            number += list.Values.Count;
        return number >= 0 && number < list.Values.Count ? list.Values[(int)number] : NilValue.Instance;
    }

    private static FluidValue? Fact(ArrayValue list, string name) => name switch
    {
        "size" => NumberValue.Create(list.Values.Count),
        "first" => list.Values.Count > 0 ? list.Values[0] : NilValue.Instance,
        "last" => list.Values.Count > 0 ? list.Values[^1] : NilValue.Instance,
        _ => null,
    };

    private static FluidValue? Fact(StringValue text, string name) => name switch
    {
        "size" => NumberValue.Create(Characters.Count(text.ToStringValue())),
        "first" => Given.Like(text, Characters.Cut(text.ToStringValue(), 0, 1)),
        "last" => Given.Like(text, Characters.Each(text.ToStringValue()).LastOrDefault() ?? ""),
        _ => null,
    };

    private static FluidValue? Other(FluidValue value, string? name, FluidValue? index, TemplateContext context)
    {
        var found = name is null ? value.GetIndexAsync(index!, context) : value.GetValueAsync(name, context);
        var result = found.AsTask().GetAwaiter().GetResult();
        return result.IsNil() ? null : result;
    }
}
