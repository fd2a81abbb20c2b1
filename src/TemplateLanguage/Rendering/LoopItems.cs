using System.Globalization;
using Fluid.Values;
using TemplateLanguage.Syntax;
using TemplateLanguage.Values;
using TemplateLanguage.Values.Filters;

namespace TemplateLanguage.Rendering;

/// <summary>The items that a loop goes through, after offset, limit and direction.</summary>
internal readonly record struct LoopItems(IReadOnlyList<FluidValue> Items, int Start, bool Reversed)
{
    public static LoopItems Of(Tag.For tag, Evaluator evaluator, Scope scope, Counters counters, int most)
    {
        var collection = evaluator.Evaluate(tag.Collection, scope);
        var all = All(collection, evaluator);
        if (collection is StringValue)
            return new(all, 0, Reversed: false); // as in Liquid, limit and offset are for lists
        var offset = tag.OffsetContinue ? counters.LoopEnd(tag.Key) : Integer(tag.Offset, evaluator, scope) ?? 0;
        var end = Integer(tag.Limit, evaluator, scope) is { } limit ? offset + limit : int.MaxValue; // counts from the offset, even from one before the first item
        var start = Math.Clamp(offset, 0, all.Count);
        var count = Math.Clamp(end, start, all.Count) - start;
        counters.SetLoopEnd(tag.Key, offset + count);
        if (count > most)
        {
            evaluator.Fail(tag.Collection.Place, $"The loop has {count.ToString(CultureInfo.InvariantCulture)} items, more than {most.ToString(CultureInfo.InvariantCulture)}.");
            return new([], 0, Reversed: false);
        }
        if (count == all.Count && !tag.Reversed)
            return new(all, 0, Reversed: false);
        var items = all.Skip(start).Take(count);
        return new([.. tag.Reversed ? items.Reverse() : items], start, tag.Reversed);
    }

    public int Count => Items.Count;

    public FluidValue this[int index] => Items[index];

    /// <summary>The place in the whole list of the item at an index of the loop.</summary>
    public int PlaceOf(int index) => Start + (Reversed ? Items.Count - 1 - index : index);

    private static int? Integer(Expression? expression, Evaluator evaluator, Scope scope)
    {
        if (expression is null || evaluator.Evaluate(expression, scope) is not { } value || value.IsNil())
            return null;
        if (Numbers.TryInteger(value) is { } number)
            return number;
        evaluator.Fail(expression.Place, $"'{value.ToStringValue()}' is not a whole number.");
        return null;
    }

    /// <summary>A text is one item, an object its pairs; what cannot be gone through has none.</summary>
    private static IReadOnlyList<FluidValue> All(FluidValue value, Evaluator evaluator) => value switch
    {
        ArrayValue list => list.Values,
        StringValue text => text.ToStringValue().Length == 0 ? [] : [text],
        JsonObjectValue map => [.. map.Enumerate(evaluator.Context)],
        _ => [],
    };
}
