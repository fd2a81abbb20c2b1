using Ingest.Events;
using Ingest.Hosting;

namespace Ingest.Processing;

/// <summary>Takes what was translated, and answers for each item when its fate is on disk.</summary>
internal sealed class Intake(EventPipeline pipeline, IngestOptions options) : IIntake
{
    /// <summary>About what the disk takes to get through a full backlog.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    private readonly Backlog _backlog = new(options.MaxWaitingBytes);

    public async Task<IReadOnlyList<IntakeOutcome>> AcceptAsync(IReadOnlyList<Collected> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
            return [];
        if (_backlog.Enter(batch) is not { } bytes)
            return [.. batch.Select(_ => new IntakeOutcome.Full(RetryAfter))];
        try
        {
            return await pipeline.AcceptAsync(batch, cancellationToken);
        }
        finally
        {
            _backlog.Leave(bytes);
        }
    }
}
