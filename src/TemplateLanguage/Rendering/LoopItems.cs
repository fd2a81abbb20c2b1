using Fluid.Values;
using TemplateLanguage.Syntax;
using TemplateLanguage.Values;

namespace TemplateLanguage.Rendering;

/// <summary>The items that a loop goes through, after offset, limit and direction.</summary>
internal static class LoopItems
{
    public static IReadOnlyList<FluidValue> Of(Tag.For tag, Evaluator evaluator, Scope scope, Counters counters)
    {
        var all = All(evaluator.Evaluate(tag.Collection, scope), evaluator);
        var key = tag.Variable + "-" + tag.Collection.Place.Text;
        var start = tag.OffsetContinue ? counters.LoopEnd(key) : tag.Offset is null ? 0 : evaluator.Whole(tag.Offset, scope) ?? 0;
        start = Math.Clamp(start, 0, all.Count);
        var count = all.Count - start;
        if (tag.Limit is not null && evaluator.Whole(tag.Limit, scope) is { } limit)
            count = Math.Clamp(limit, 0, count);
        counters.SetLoopEnd(key, start + count);
        if (start == 0 && count == all.Count && !tag.Reversed)
            return all;
        var items = all.Skip(start).Take(count);
        return [.. tag.Reversed ? items.Reverse() : items];
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
