using Ingest.Events;

namespace Ingest.Processing;

/// <summary>Where all protocols lead: it takes what was translated, and answers for each item when its fate is on disk.</summary>
internal interface IIntake
{
    /// <returns>One outcome for each item, in its order.</returns>
    Task<IReadOnlyList<IntakeOutcome>> AcceptAsync(IReadOnlyList<Collected> batch, CancellationToken cancellationToken);
}
