using Ingest.Events;
using Ingest.Hosting;
using Ingest.Log;
using Ingest.Triggers;

namespace Ingest.Processing;

/// <summary>What an event goes through between the door and the disk.</summary>
internal sealed class EventPipeline(IngestDatabase database, TriggerRules rules, TimerSignal timers, IngestOptions options, TimeProvider time)
{
    private static readonly IntakeOutcome Accepted = new IntakeOutcome.Accepted();
    private static readonly IntakeOutcome Duplicate = new IntakeOutcome.Duplicate();

    /// <summary>Takes what was collected. When this answers, the events and all their effects are on disk.</summary>
    /// <returns>One outcome for each item, in its order.</returns>
    public async Task<IReadOnlyList<IntakeOutcome>> AcceptAsync(IReadOnlyList<Collected> batch, CancellationToken cancellationToken)
    {
        using var span = IngestTelemetry.Source.StartActivity("accept");
        var now = time.GetUtcNow();
        var items = batch.Select(Check).ToList();
        var applied = await database.WriteAsync(tables => items.ConvertAll(item => Apply(tables, item, now)), cancellationToken);
        timers.Wake(applied.Min(a => a.NextTimer));
        IngestTelemetry.Accepted(
            applied.Count(a => a.Outcome is IntakeOutcome.Accepted), applied.Count(a => a.Outcome is IntakeOutcome.Duplicate),
            applied.Count(a => a.Outcome is IntakeOutcome.Refused));
        return applied.ConvertAll(a => a.Outcome);
    }

    /// <summary>What no translator can know: how late is too late.</summary>
    private Collected Check(Collected item) => item.Event is { } happened && happened.ReceivedAt - happened.OccurredAt > options.MaxLateness
        ? new Refusal(
            happened.Source, happened.ReceivedAt, $"timestamp lies more than {options.MaxLateness.TotalDays:0.##} days back", EventJson.Write(happened), EventJson.Call)
        : item;

    private Applied Apply(IngestTables tables, Collected item, DateTimeOffset now)
    {
        if (item.Event is not { } happened)
        {
            tables.DeadLetters.Add(item.Refusal!);
            return new(new IntakeOutcome.Refused(item.Refusal!.Reason), null);
        }
        if (tables.Log.Append(happened) is not { } seq)
            return new(Duplicate, null);
        var merger = Identification.Apply(tables, happened);
        var person = tables.Identities.Resolve(happened.Person);
        var state = Projector.Apply(tables, person, new(seq, happened), merger);
        return new(Accepted, Scheduler.Apply(tables, rules, person, happened, state, merger, now));
    }

    /// <param name="NextTimer">The earliest timer that the event started, if any.</param>
    private readonly record struct Applied(IntakeOutcome Outcome, DateTimeOffset? NextTimer);
}
