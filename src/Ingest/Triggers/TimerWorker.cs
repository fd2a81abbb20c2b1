using Ingest.Hosting;
using Ingest.Log;

namespace Ingest.Triggers;

/// <summary>Ends timers: looks at the person as they are now, and queues a send or notes why there is none.</summary>
internal sealed class TimerWorker(
    IngestDatabase database, TriggerRules rules, TimerSignal signal, OutboxSignal outbox, TimeProvider time, ILogger<TimerWorker> log)
    : DueWorker(signal, time, log)
{
    private const int AtOnce = 100; // a transaction that events wait for stays short

    protected override DateTimeOffset? NextDue() => database.Read(tables => tables.Timers.NextDue());

    protected override async Task RunDueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var span = IngestTelemetry.Source.StartActivity("fire");
        var ended = await database.WriteAsync(
            tables => tables.Timers.Due(now, AtOnce).Select(timer => (timer.Rule, State: End(tables, timer, now))).ToList(), cancellationToken);
        foreach (var (rule, state) in ended)
            IngestTelemetry.Fired(rule, state);
        if (ended.Exists(e => e.State == FiringState.Queued))
            outbox.Wake(now);
    }

    private FiringState End(IngestTables tables, TriggerTimer timer, DateTimeOffset now)
    {
        var rule = rules.Find(timer.Rule);
        var state = tables.State.Get(timer.Person);
        var cancelled = rule is not null && Happened(tables, timer.Person, rule.Cancel, timer.Told.OccurredAt);
        tables.Timers.Put(timer with { Due = null });
        if (TriggerPolicy.Objection(rule, state, cancelled) is { } objection)
        {
            tables.Firings.Skip(timer, objection, now);
            return FiringState.Skipped;
        }
        var send = SendBody.For(rule!, timer, state.Profile, tables.Log.Find(timer.Told.Source, timer.Told.Id));
        tables.Firings.Queue(timer, send.Key, send.Json, now);
        return FiringState.Queued;
    }

    private static bool Happened(IngestTables tables, string person, IReadOnlySet<string> types, DateTimeOffset after) =>
        tables.Log.Of(tables.Identities.Leading(person)).Any(e => e.Event.OccurredAt > after && types.Contains(e.Event.Type));
}
