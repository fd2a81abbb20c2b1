using Ingest.Hosting;
using Ingest.Log;

namespace Ingest.Triggers;

/// <summary>Asks the renderer for the sends that triggers have queued, until each is settled.</summary>
internal sealed class OutboxWorker(IngestDatabase database, IRendererClient renderer, OutboxSignal signal, TimeProvider time, ILogger<OutboxWorker> log)
    : DueWorker(signal, time, log)
{
    private const int AtOnce = 16; // they mostly wait; the renderer's own outbox sets the pace

    private readonly TimeProvider _time = time;

    protected override DateTimeOffset? NextDue() => database.Read(tables => tables.Firings.NextDue());

    protected override async Task RunDueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = database.Read(tables => tables.Firings.Due(now, AtOnce));
        await Task.WhenAll(due.Select(d => AskAsync(d.Firing, d.Body, cancellationToken)));
    }

    private async Task AskAsync(Firing firing, string body, CancellationToken cancellationToken)
    {
        using var span = IngestTelemetry.Source.StartActivity("ask");
        var answer = await renderer.AskAsync(body, cancellationToken);
        var after = RetryPolicy.After(firing, answer, _time.GetUtcNow());
        await database.WriteAsync(
            tables =>
            {
                tables.Firings.Record(after);
                return true;
            },
            CancellationToken.None); // a shutdown must not lose an answer
        if (after.State != FiringState.Accepted)
            log.LogWarning("Trigger {Trigger}, firing {Firing}: {State}, {Reason}", firing.Trigger, firing.Id, after.State, after.Reason);
        if (after.State != FiringState.Queued)
            IngestTelemetry.Fired(firing.Trigger, after.State);
    }
}
