using System.Text;
using CsCheck;
using Ingest.Events;
using Ingest.Processing;
using Ingest.State;

namespace Ingest.Tests.State;

public sealed class StateBytesTests
{
    private static readonly string[] Types = ["Product Viewed", "Product Added", "Looked"];
    private static readonly string[] Names = ["Mug", "Cup", ""];

    private static readonly Gen<PersonState> States = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 2]).Array[0, 80]
        .Select(history => history
            .Select((h, i) => new LogEntry(i + 1, Sample.Event(
                Types[h.Item1], $$"""{"product_id":"p{{h.Item2}}","name":"{{Names[h.Item3]}}","price":1.50}""", i, $"e{i}")))
            .Aggregate(PersonState.Empty, PersonProjection.Apply));

    private static readonly Gen<DateTimeOffset> Times = Gen.Select(Gen.Long[DateTime.MinValue.AddDays(1).Ticks, DateTime.MaxValue.AddDays(-1).Ticks], Gen.Int[-840, 840])
        .Select((ticks, minutes) => new DateTimeOffset(ticks, TimeSpan.FromMinutes(minutes)));

    [Fact]
    public void Whatever_happened_a_state_comes_back_as_it_was() => States.Sample(state => ComesBack(state));

    [Fact]
    public void Whatever_its_values_a_state_comes_back_as_it_was() =>
        Gen.Select(Gen.String, Gen.Decimal, Times, Gen.Int, Gen.Double, Gen.Long).Sample((text, number, time, count, score, seq) =>
        {
            text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)); // half a letter is none
            var line = new CartLine(new(text, null, text, "", null, text, null, "é"), number, count);
            ComesBack(new(
                new(text, [line, line], null, text, time, new(text, null, time), null, time.AddTicks(1)),
                RecentActivity.Of([new(text, line.Product, number, null, time), new(text, null, null, text, time.AddTicks(-1))]),
                Profile.Empty with { UpdatedAt = time },
                new(score, count, -count, null, time, null),
                [new(text, text, null, text, [line], time, time, null, IsCompleted: true), new(text, text, -number, null, [], time, time, text)],
                new(time, text, ""), seq));
        });

    [Fact]
    public void Decimal_places_and_time_zones_are_kept()
    {
        var at = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(-9.5));
        var line = new CartLine(new("p", null, null, null, null, null, null, null), 14.50m, 1);

        var back = StateBytes.Unpack(StateBytes.Pack(PersonState.Empty with { Cart = Cart.Empty with { Lines = [line], UpdatedAt = at } }));

        Assert.Equal("14.50", back.Cart.Lines[0].Price.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(at.EqualsExact(back.Cart.UpdatedAt!.Value));
    }

    [Fact]
    public void A_product_is_written_once()
    {
        var state = Enumerable.Range(1, 20).Select(i => new LogEntry(i, Sample.Event("Product Viewed", """{"product_id":"p","name":"A mug of oak"}""", i, $"e{i}")))
            .Aggregate(PersonState.Empty, PersonProjection.Apply);

        var bytes = Encoding.UTF8.GetString(StateBytes.Pack(state));

        Assert.Equal(2, bytes.Split("A mug of oak").Length);
        Assert.Same(state.Activity[0].Product, state.Activity[19].Product); // in memory too
    }

    [Fact]
    public void What_is_damaged_is_told_or_is_another_state() => Gen.Select(States, Gen.Int[0, 1000], Gen.Byte).Sample((state, place, value) =>
    {
        var packed = StateBytes.Pack(state).ToArray();
        Assert.Throws<InvalidDataException>(() => StateBytes.Unpack(packed.AsSpan(0, place % packed.Length)));
        Assert.Throws<InvalidDataException>(() => StateBytes.Unpack([.. packed, value]));
        packed[place % packed.Length] = value;
        try
        {
            ComesBack(StateBytes.Unpack(packed));
        }
        catch (InvalidDataException e)
        {
            Assert.Contains("ingest rebuild", e.Message, StringComparison.Ordinal);
        }
    });

    [Fact]
    public void What_another_version_wrote_is_told() => Assert.Throws<InvalidDataException>(() => StateBytes.Unpack([2, .. StateBytes.Pack(PersonState.Empty)[1..]]));

    private static void ComesBack(PersonState state)
    {
        var packed = StateBytes.Pack(state).ToArray();
        var back = StateBytes.Unpack(packed);

        Assert.Equal(Sample.Text(state), Sample.Text(back));
        Assert.Equal(packed, StateBytes.Pack(back).ToArray());
    }
}
