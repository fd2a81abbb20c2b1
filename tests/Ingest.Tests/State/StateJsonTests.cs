using System.Text;
using System.Text.Json;
using CsCheck;
using Ingest.Events;
using Ingest.Processing;
using Ingest.State;

namespace Ingest.Tests.State;

public sealed class StateJsonTests
{
    private static readonly string[] Types = ["Product Viewed", "Product Added", "Looked"];
    private static readonly string[] Names = ["Mug", "Cup", ""];

    private static readonly Gen<PersonState> States = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 2]).Array[0, 80]
        .Select(history => history
            .Select((h, i) => new LogEntry(i + 1, Sample.Event(
                Types[h.Item1], $$"""{"product_id":"p{{h.Item2}}","name":"{{Names[h.Item3]}}","price":1.50}""", i, $"e{i}")))
            .Aggregate(PersonState.Empty, PersonProjection.Apply));

    [Fact]
    public void Whatever_happened_a_state_comes_back_as_it_was() => States.Sample(state =>
    {
        var back = StateJson.Unpack(StateJson.Pack(state).ToArray());

        Assert.Equal(state.Activity, back.Activity);
        Assert.Equal(state.Cart.Lines, back.Cart.Lines);
        Assert.Equal(StateJson.Write(state).ToArray(), StateJson.Write(back).ToArray());
    });

    [Fact]
    public void A_product_is_written_once()
    {
        var state = Enumerable.Range(1, 20).Select(i => new LogEntry(i, Sample.Event("Product Viewed", """{"product_id":"p","name":"A mug of oak"}""", i, $"e{i}")))
            .Aggregate(PersonState.Empty, PersonProjection.Apply);

        var json = Encoding.UTF8.GetString(StateJson.Write(state));

        Assert.Equal(2, json.Split("A mug of oak").Length);
        Assert.Same(state.Activity[0].Product, state.Activity[19].Product); // in memory too
    }

    [Fact]
    public void What_is_damaged_is_told()
    {
        var packed = StateJson.Pack(States.Single()).ToArray();

        Assert.Throws<InvalidDataException>(() => StateJson.Unpack([]));
        Assert.Throws<InvalidDataException>(() => StateJson.Unpack(packed.AsSpan(0, packed.Length - 1)));
        Assert.Throws<InvalidDataException>(() => StateJson.Unpack([.. BitConverter.GetBytes(int.MaxValue), .. packed.AsSpan(4)]));
        Assert.ThrowsAny<JsonException>(() => StateJson.Read("""{"activity":[{"type":"a","product":3}]}"""u8));
    }
}
