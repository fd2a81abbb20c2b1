using Ingest.Events;
using Ingest.Hosting;
using Ingest.Log;
using Ingest.Triggers;

namespace Ingest.Processing;

/// <summary>What an event goes through between the door and the disk.</summary>
internal sealed class EventPipeline(IngestDatabase database, TriggerRules rules, TimerSignal timers, TimeProvider time)
{
    /// <summary>Takes what was collected. When this answers, the events and all their effects are on disk.</summary>
    /// <returns>For each event whether it was new.</returns>
    public async Task<IReadOnlyList<bool>> AcceptAsync(IReadOnlyList<Event> events, IReadOnlyList<Refusal> refusals, CancellationToken cancellationToken)
    {
        using var span = IngestTelemetry.Source.StartActivity("accept");
        var now = time.GetUtcNow();
        var applied = await database.WriteAsync(
            tables =>
            {
                foreach (var refusal in refusals)
                    tables.Refusals.Add(refusal);
                return events.Select(e => Apply(tables, e, now)).ToList();
            },
            cancellationToken);
        timers.Wake(applied.Min(a => a.NextTimer));
        IngestTelemetry.Accepted(applied.Count(a => a.IsNew), applied.Count(a => !a.IsNew), refusals.Count);
        return [.. applied.Select(a => a.IsNew)];
    }

    private Applied Apply(IngestTables tables, Event happened, DateTimeOffset now)
    {
        var person = tables.Identities.Resolve(happened.Person);
        if (!tables.Log.Append(happened, person))
            return Applied.Before;
        var merger = Identification.Apply(tables, happened);
        var state = Projector.Apply(tables, person, happened, merger);
        return new(true, Scheduler.Apply(tables, rules, person, happened, state, merger, now));
    }

    /// <param name="NextTimer">The earliest timer that the event started, if any.</param>
    private readonly record struct Applied(bool IsNew, DateTimeOffset? NextTimer)
    {
        public static readonly Applied Before = new(false, null);
    }
}
