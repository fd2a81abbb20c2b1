using Ingest.Events;
using Ingest.Hosting;
using Ingest.Log;
using Ingest.Processing.Catalog;
using Ingest.Processing.Rules;
using Ingest.Triggers;

namespace Ingest.Processing;

/// <summary>What an event goes through between the door and the disk.</summary>
internal sealed class EventPipeline(
    IngestDatabase database, ProcessingRules processing, Enricher enricher, TriggerRules triggers, TimerSignal timers, IngestOptions options, TimeProvider time) : IIntake
{
    /// <summary>About what the disk takes to get through a full backlog.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    private static readonly IntakeOutcome Accepted = new IntakeOutcome.Accepted();
    private static readonly IntakeOutcome Duplicate = new IntakeOutcome.Duplicate();

    private readonly Backlog _backlog = new(options.MaxWaitingBytes);

    /// <summary>Takes what was collected. When this answers, the events and all their effects are on disk.</summary>
    public async Task<IReadOnlyList<IntakeOutcome>> AcceptAsync(IReadOnlyList<Collected> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
            return [];
        if (_backlog.Enter(batch) is not { } bytes)
            return [.. batch.Select(_ => new IntakeOutcome.Full(RetryAfter))];
        try
        {
            using var span = IngestTelemetry.Source.StartActivity("accept");
            var now = time.GetUtcNow();
            var items = new Prepared[batch.Count];
            for (var i = 0; i < items.Length; i++)
                items[i] = Prepared.Of(await ProcessAsync(batch[i], cancellationToken));
            var applied = await database.WriteAsync(tables => Apply(tables, items, now), cancellationToken);
            timers.Wake(applied.NextTimer);
            IngestTelemetry.Accepted(applied.Outcomes, items.Count(i => i.IsDropped));
            return applied.Outcomes;
        }
        finally
        {
            _backlog.Leave(bytes);
        }
    }

    /// <summary>As it is kept: what is redacted here is on no disk. <c>null</c> where a rule says that it is not kept.</summary>
    private async ValueTask<Collected?> ProcessAsync(Collected item, CancellationToken cancellationToken)
    {
        if (item.Event is not { } happened)
            return item;
        if (processing.Apply(happened) is not { } kept)
            return null;
        if (kept.ReceivedAt - kept.OccurredAt > options.MaxLateness) // what no translator can know
            return new Refusal(kept.Source, kept.ReceivedAt, $"timestamp lies more than {options.MaxLateness.TotalDays:0.##} days back", EventJson.Write(kept), EventJson.Call);
        return await enricher.ApplyAsync(kept, cancellationToken);
    }

    private Applied Apply(IngestTables tables, Prepared[] items, DateTimeOffset now)
    {
        var outcomes = new IntakeOutcome[items.Length];
        DateTimeOffset? next = null;
        for (var i = 0; i < items.Length; i++)
        {
            outcomes[i] = Apply(tables, items[i], now, out var timer);
            if (next is null || timer < next)
                next = timer;
        }
        return new(outcomes, next);
    }

    private IntakeOutcome Apply(IngestTables tables, Prepared item, DateTimeOffset now, out DateTimeOffset? timer)
    {
        timer = null;
        if (item.IsDropped)
            return Accepted;
        if (item.Refusal is { } refusal)
        {
            tables.DeadLetters.Add(refusal);
            return new IntakeOutcome.Refused(refusal.Reason);
        }
        if (tables.Log.Append(item.Encoded!) is not { } seq)
            return Duplicate;
        var happened = item.Encoded!.Event;
        var merger = Identification.Apply(tables, happened);
        var person = tables.Identities.Resolve(happened.Person);
        var state = Projector.Apply(tables, person, new(seq, happened), merger, item.Told);
        timer = Scheduler.Apply(tables, triggers, person, happened, state, merger, now);
        return Accepted;
    }

    /// <summary>Everything of an item that can be made before its transaction, which others wait for.</summary>
    private readonly record struct Prepared(EncodedEvent? Encoded, Told? Told, Refusal? Refusal)
    {
        public bool IsDropped => Encoded is null && Refusal is null;

        public static Prepared Of(Collected? item) => item?.Event is { } happened
            ? new(EncodedEvent.Of(happened), Told.Of(happened), null)
            : new(null, null, item?.Refusal);
    }

    /// <param name="NextTimer">The earliest timer that the events started, if any.</param>
    private sealed record Applied(IntakeOutcome[] Outcomes, DateTimeOffset? NextTimer);
}
