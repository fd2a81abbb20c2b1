using Fluid.Values;

namespace TemplateLanguage.Values.Filters;

/// <summary>Filters over lists.</summary>
internal static class ListFilters
{
    public static IEnumerable<(string, LiquidFilter)> All =>
    [
        ("join", new(0, 1, Join)),
        ("first", new(0, 0, (input, given) => Members.Get(input, "first", null, given.Context) ?? NilValue.Instance)),
        ("last", new(0, 0, (input, given) => Members.Get(input, "last", null, given.Context) ?? NilValue.Instance)),
        ("size", new(0, 0, (input, _) => NumberValue.Create(Size(input)))),
        ("reverse", new(0, 0, (input, _) => new ArrayValue([.. Enumerable.Reverse(Lists.Flat(input))]))),
        ("concat", new(1, 1, Concat)),
        ("slice", new(1, 2, Slice)),
        ("map", new(1, 1, (input, given) => new ArrayValue([.. Lists.Flat(input).Select(item => Lists.Property(item, given[0]) ?? NilValue.Instance)]))),
        ("sum", new(0, 1, Sum)),
        ("compact", new(0, 1, (input, given) => new ArrayValue([.. Lists.Flat(input).Where(item => !Key(item, given).IsNil())]))),
        ("uniq", new(0, 1, Uniq)),
        ("sort", new(0, 1, Sort)),
        ("sort_natural", new(0, 1, SortNatural)),
        ("where", new(1, 2, (input, given) => Pick(input, given, wanted: true))),
        ("reject", new(1, 2, (input, given) => Pick(input, given, wanted: false))),
        ("find", new(1, 2, (input, given) => Find(input, given, NilValue.Instance, (item, _) => item))),
        ("find_index", new(1, 2, (input, given) => Find(input, given, NilValue.Instance, (_, index) => NumberValue.Create(index)))),
        ("has", new(1, 2, (input, given) => Find(input, given, BooleanValue.False, (_, _) => BooleanValue.True))),
    ];

    private static StringValue Join(FluidValue input, Given given)
    {
        var items = Lists.Flat(input);
        FluidValue glue = given.Count > 0 ? given[0] : StringValue.Create(" ");
        var parts = new FluidValue[Math.Max(0, items.Count * 2 - 1)];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = i % 2 == 0 ? items[i / 2] : glue;
        return given.Join(parts);
    }

    private static int Size(FluidValue value) => value switch
    {
        StringValue text => Characters.Count(text.ToStringValue()),
        ArrayValue list => list.Values.Count,
        JsonObjectValue map => map.Count,
        _ => 0,
    };

    private static ArrayValue Concat(FluidValue input, Given given)
    {
        if (given[0] is not ArrayValue second)
            throw new FormatException($"'{given.Text(0)}' is not a list.");
        return new ArrayValue([.. Lists.Flat(input), .. second.Values]);
    }

    /// <summary>Items of a list, characters of a text; from behind where the beginning is negative.</summary>
    private static FluidValue Slice(FluidValue input, Given given)
    {
        var size = input is ArrayValue list ? list.Values.Count : Characters.Count(input.ToStringValue());
        var from = Numbers.Integer(given[0]);
        var count = given[1].IsNil() ? 1 : Numbers.Integer(given[1]);
        if (from < 0)
            from += size;
        if (from < 0 || from > size || count < 0)
            (from, count) = (0, 0);
        return input is ArrayValue items
            ? new ArrayValue([.. items.Values.Skip(from).Take(count)])
            : Given.Like(input, Characters.Cut(input.ToStringValue(), from, count));
    }

    private static NumberValue Sum(FluidValue input, Given given)
    {
        var (sum, whole) = (0m, true);
        foreach (var value in Lists.Flat(input).SelectMany(item => Lists.Flat(Key(item, given))))
        {
            var number = Numbers.Of(value);
            whole &= Numbers.IsWhole(number);
            sum += number;
        }
        return Numbers.Result(sum, whole);
    }

    /// <summary>The first of those that are equal.</summary>
    private static ArrayValue Uniq(FluidValue input, Given given)
    {
        var seen = new HashSet<FluidValue>(LiquidEquality.Instance);
        return new ArrayValue([.. Lists.Flat(input).Where(item => seen.Add(Key(item, given)))]);
    }

    private static ArrayValue Sort(FluidValue input, Given given)
    {
        var items = Lists.Flat(input).Select(item => (Item: item, Key: Key(item, given))).ToList();
        var first = items.FirstOrDefault(i => !i.Key.IsNil()).Key;
        if (items.Count > 1 && items.Find(i => !i.Key.IsNil() && Truth.Order(first, i.Key) is null).Key is { } odd)
            throw new FormatException($"'{first.ToStringValue()}' and '{odd.ToStringValue()}' have no order.");
        var order = Comparer<FluidValue>.Create((a, b) => Truth.Order(a, b) ?? a.IsNil().CompareTo(b.IsNil())); // nil comes last
        return new ArrayValue([.. items.OrderBy(i => i.Key, order).Select(i => i.Item)]);
    }

    /// <summary>As texts, whatever their case.</summary>
    private static ArrayValue SortNatural(FluidValue input, Given given) => new([.. Lists.Flat(input)
        .Select(item => (Item: item, Key: Key(item, given)))
        .OrderBy(i => i.Key.IsNil())
        .ThenBy(i => i.Key.ToStringValue(), StringComparer.OrdinalIgnoreCase)
        .Select(i => i.Item)]);

    private static FluidValue Pick(FluidValue input, Given given, bool wanted)
    {
        var kept = new List<FluidValue>();
        foreach (var item in Lists.Flat(input))
        {
            if (Matches(item, given) is not { } match)
                return NilValue.Instance;
            if (match == wanted)
                kept.Add(item);
        }
        return new ArrayValue(kept);
    }

    private static FluidValue Find(FluidValue input, Given given, FluidValue none, Func<FluidValue, int, FluidValue> found)
    {
        var items = Lists.Flat(input);
        for (var i = 0; i < items.Count; i++)
        {
            if (Matches(items[i], given) is not { } match)
                return NilValue.Instance;
            if (match)
                return found(items[i], i);
        }
        return none;
    }

    /// <summary>Whether the property has the value, or, without one, any that holds; <c>null</c> where the item has no properties, as in Liquid.</summary>
    private static bool? Matches(FluidValue item, Given given)
    {
        if (Lists.Property(item, given[0]) is not { } value)
            return null;
        return given[1].IsNil() ? Truth.Of(value) : Truth.AreEqual(value, given[1]);
    }

    /// <summary>What an item is judged by: a property where one is given, else itself.</summary>
    private static FluidValue Key(FluidValue item, Given given) => given[0].IsNil() ? item : Lists.Property(item, given[0]) ?? NilValue.Instance;
}
