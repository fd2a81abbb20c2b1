using Fluid.Values;

namespace TemplateLanguage.Values.Filters;

/// <summary>Values as lists: lists in lists are one list, one value is a list of it, nil is an empty one.</summary>
internal static class Lists
{
    private const int MaxItems = 100_000; // of the data of one message; lists that contain each other's copies grow beyond any use

    public static List<FluidValue> Flat(FluidValue value)
    {
        var items = new List<FluidValue>();
        Add(value, items);
        return items;
    }

    /// <summary>Of an object its property, of a text whether it holds the property; <c>null</c> where a value cannot be asked.</summary>
    public static FluidValue? Property(FluidValue item, FluidValue property) => item switch
    {
        JsonObjectValue map => property is StringValue && map.TryGet(property.ToStringValue(), out var value) ? value : NilValue.Instance,
        RecordValue record => record.Get(property.ToStringValue()) ?? NilValue.Instance,
        StringValue text when property is StringValue => text.ToStringValue().Contains(property.ToStringValue(), StringComparison.Ordinal) ? property : NilValue.Instance,
        StringValue when property.IsNil() => null,
        NumberValue when property is NumberValue => Truth.AreEqual(item, property) ? item : NilValue.Instance,
        BooleanValue => null,
        _ when item.IsNil() => null,
        _ => throw new FormatException($"'{item.ToStringValue()}' has no property '{property.ToStringValue()}'."),
    };

    /// <summary>A list of what a filter makes.</summary>
    public static List<FluidValue> Bounded(IEnumerable<FluidValue> values)
    {
        var items = values.Take(MaxItems + 1).ToList();
        return items.Count <= MaxItems ? items : throw new FormatException($"The list has more than {MaxItems} items.");
    }

    private static void Add(FluidValue value, List<FluidValue> items)
    {
        if (value is ArrayValue list)
        {
            foreach (var item in list.Values)
            {
                if (item is ArrayValue)
                    Add(item, items);
                else
                    items.Add(item);
            }
            if (items.Count > MaxItems)
                throw new FormatException($"The list has more than {MaxItems} items.");
        }
        else if (!value.IsNil())
        {
            items.Add(value);
        }
    }
}
