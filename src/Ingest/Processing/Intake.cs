using Ingest.Events;

namespace Ingest.Processing;

/// <summary>Where all protocols lead: takes what they translated, and answers for each item when its fate is on disk.</summary>
internal sealed class Intake(EventPipeline pipeline)
{
    /// <returns>One outcome for each item, in its order.</returns>
    public async Task<IReadOnlyList<IntakeOutcome>> AcceptAsync(IReadOnlyList<Collected> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
            return [];
        var events = batch.Select(i => i.Event).OfType<Event>().ToList();
        var isNew = await pipeline.AcceptAsync(events, batch.Select(i => i.Refusal).OfType<Refusal>().ToList(), cancellationToken);
        var next = 0;
        return
        [
            .. batch.Select(IntakeOutcome (item) => item.Refusal is { } refusal
                ? new IntakeOutcome.Refused(refusal.Reason)
                : isNew[next++] ? new IntakeOutcome.Accepted() : new IntakeOutcome.Duplicate()),
        ];
    }
}
