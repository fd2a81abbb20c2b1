using System.Runtime.InteropServices;
using System.Text.Json;
using Ingest.Events;

namespace Ingest.State;

/// <summary>
/// How state is written to the store: what is told again by its number, so that a state whose JSON would have up to 20 KB has about one. Writing JSON and
/// packing it to as much takes three times as long.
/// </summary>
internal static class StateBytes
{
    private const ulong Version = 1; // of what follows; another is made again from the log

    [ThreadStatic]
    private static StateWriter? _writer;

    /// <summary>The same bytes for equal states. Valid until the thread packs the next.</summary>
    public static ReadOnlySpan<byte> Pack(PersonState state)
    {
        var writer = _writer ??= new();
        writer.Begin();
        writer.Number(Version);
        writer.Signed(state.Seq);
        Write(writer, state.Position);
        Write(writer, state.Cart);
        Write(writer, state.Activity, Write);
        Write(writer, state.Profile);
        Write(writer, state.Engagement);
        Write(writer, state.Orders, Write);
        return writer.Written;
    }

    /// <exception cref="InvalidDataException">It is not what <see cref="Pack"/> makes.</exception>
    public static PersonState Unpack(ReadOnlySpan<byte> packed)
    {
        var reader = new StateReader(packed);
        if (reader.Number() != Version)
            throw StateReader.Damaged();
        var (seq, position) = (reader.Signed(), Position(ref reader));
        var state = new PersonState(
            Cart(ref reader), RecentActivity.Of(Many(ref reader, Activity)), Profile(ref reader), Engagement(ref reader), Many(ref reader, Order), position, seq);
        reader.End();
        return state;
    }

    private static void Write(StateWriter writer, EventPosition? position)
    {
        writer.Time(position?.OccurredAt);
        if (position is not { } told)
            return;
        writer.Text(told.Id);
        writer.Text(told.Source);
    }

    private static EventPosition? Position(ref StateReader reader) => reader.Time() is { } occurred ? new(occurred, reader.Text(), reader.Text()) : null;

    private static void Write(StateWriter writer, Cart cart)
    {
        writer.Text(cart.Id);
        Write(writer, cart.Lines, Write);
        writer.Text(cart.Currency);
        writer.Text(cart.Coupon);
        writer.Time(cart.UpdatedAt);
        writer.Time(cart.Checkout?.StartedAt);
        if (cart.Checkout is { } checkout)
        {
            writer.Text(checkout.Id);
            writer.Text(checkout.Step);
        }
        writer.Text(cart.OrderId);
        writer.Time(cart.OrderedAt);
    }

    private static Cart Cart(ref StateReader reader) => new(
        reader.TextOrNull(), Many(ref reader, Line), reader.TextOrNull(), reader.TextOrNull(), reader.Time(), Checkout(ref reader), reader.TextOrNull(), reader.Time());

    private static Checkout? Checkout(ref StateReader reader) => reader.Time() is { } started ? new(reader.TextOrNull(), reader.TextOrNull(), started) : null;

    private static void Write(StateWriter writer, CartLine line)
    {
        writer.Product(line.Product);
        writer.Decimal(line.Price);
        writer.Signed(line.Quantity);
    }

    private static CartLine Line(ref StateReader reader) => new(reader.Product(), Price(ref reader), reader.Int());

    private static decimal Price(ref StateReader reader) => reader.Decimal() ?? throw StateReader.Damaged();

    private static void Write(StateWriter writer, ActivityItem item)
    {
        writer.Text(item.Type);
        writer.Product(item.Product);
        writer.Decimal(item.Price);
        writer.Text(item.Currency);
        writer.Time(item.OccurredAt);
    }

    private static ActivityItem Activity(ref StateReader reader) =>
        new(Shared.Of(reader.Text()), reader.ProductOrNull(), reader.Decimal(), reader.TextOrNull(), At(ref reader));

    private static DateTimeOffset At(ref StateReader reader) => reader.Time() ?? throw StateReader.Damaged();

    private static void Write(StateWriter writer, Profile profile)
    {
        writer.Number((ulong)profile.Traits.Count);
        foreach (var (name, value) in profile.Traits)
        {
            writer.Text(name);
            writer.Raw(JsonMarshal.GetRawUtf8Value(value));
        }
        writer.Time(profile.UpdatedAt);
    }

    private static Profile Profile(ref StateReader reader)
    {
        var traits = new Dictionary<string, JsonElement>();
        for (var left = reader.Count(); left > 0; left--)
            traits[reader.Text()] = Json(reader.Raw());
        return new(traits, reader.Time());
    }

    private static JsonElement Json(ReadOnlySpan<byte> raw)
    {
        try
        {
            return JsonElement.Parse(raw);
        }
        catch (JsonException e)
        {
            throw StateReader.Damaged(e);
        }
    }

    private static void Write(StateWriter writer, Engagement engagement)
    {
        writer.Double(engagement.Value);
        writer.Signed(engagement.Sessions);
        writer.Signed(engagement.SessionEvents);
        writer.Time(engagement.SessionStart);
        writer.Time(engagement.FirstSeen);
        writer.Time(engagement.LastSeen);
    }

    private static Engagement Engagement(ref StateReader reader) =>
        new(reader.Double(), reader.Int(), reader.Int(), reader.Time(), reader.Time(), reader.Time());

    private static void Write(StateWriter writer, Order order)
    {
        writer.Text(order.Id);
        writer.Text(order.Status);
        writer.Decimal(order.Total);
        writer.Text(order.Currency);
        Write(writer, order.Lines, Write);
        writer.Time(order.OrderedAt);
        writer.Time(order.UpdatedAt);
        writer.Text(order.CheckoutId);
        writer.Number(order.IsCompleted ? 1ul : 0);
    }

    private static Order Order(ref StateReader reader) => new(
        reader.Text(), reader.Text(), reader.Decimal(), reader.TextOrNull(), Many(ref reader, Line), At(ref reader), At(ref reader), reader.TextOrNull(), reader.Number() == 1);

    private static void Write<T>(StateWriter writer, IReadOnlyList<T> rows, Action<StateWriter, T> write)
    {
        writer.Number((ulong)rows.Count);
        for (var i = 0; i < rows.Count; i++)
            write(writer, rows[i]);
    }

    private static T[] Many<T>(ref StateReader reader, Row<T> read)
    {
        var count = reader.Count();
        if (count == 0)
            return [];
        var rows = new T[count];
        for (var i = 0; i < count; i++)
            rows[i] = read(ref reader);
        return rows;
    }

    private delegate T Row<out T>(ref StateReader reader);
}
