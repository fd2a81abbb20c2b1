using Ingest.Collect.Sources;
using Ingest.Events;
using Ingest.Processing;

namespace Ingest.Collect;

/// <summary>What a protocol read from a request: its items and how to answer once their fate is known, or why nothing of it is taken.</summary>
internal sealed record Reading
{
    public EventSource? Source { get; private init; }

    public IReadOnlyList<Collected> Items { get; private init; } = [];

    /// <summary>Given one outcome for each item; none of them is <see cref="IntakeOutcome.Full"/>.</summary>
    public Func<IReadOnlyList<IntakeOutcome>, IResult> Answer { get; private init; } = _ => TypedResults.NoContent();

    public Rejection? Rejection { get; private init; }

    /// <summary>What the items live in until their fate is known.</summary>
    public IDisposable? Owner { get; init; }

    public static Reading Of(EventSource source, IReadOnlyList<Collected> items, Func<IReadOnlyList<IntakeOutcome>, IResult> answer) =>
        new() { Source = source, Items = items, Answer = answer };

    public static implicit operator Reading(Rejection rejection) => new() { Rejection = rejection };
}
