using Ingest.Events;
using Ingest.Processing;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.Tests.Collect;

/// <summary>The service's intake behind a gate, as if the disk stood still.</summary>
internal sealed class HeldIntake : IIntake
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _gate = new(); // what follows is done when it was opened
    private readonly List<Task<IReadOnlyList<IntakeOutcome>>> _accepting = [];
    private EventPipeline? _intake;

    /// <summary>Ends when something was handed on.</summary>
    public Task Reached => _reached.Task;

    /// <summary>What became of everything that was handed on, in its order.</summary>
    public IReadOnlyList<Task<IReadOnlyList<IntakeOutcome>>> Accepting => _accepting;

    /// <summary>Whether the end of a request could have ended what it handed on.</summary>
    public bool CouldBeCanceled { get; private set; }

    public HeldIntake Before(IServiceProvider services)
    {
        _intake = ActivatorUtilities.CreateInstance<EventPipeline>(services);
        return this;
    }

    public void Open() => _gate.SetResult();

    public void Fail(Exception exception) => _gate.SetException(exception);

    public Task<IReadOnlyList<IntakeOutcome>> AcceptAsync(IReadOnlyList<Collected> batch, CancellationToken cancellationToken)
    {
        CouldBeCanceled |= cancellationToken.CanBeCanceled;
        var accepting = PassAsync(batch, cancellationToken);
        _accepting.Add(accepting);
        _reached.TrySetResult();
        return accepting;
    }

    private async Task<IReadOnlyList<IntakeOutcome>> PassAsync(IReadOnlyList<Collected> batch, CancellationToken cancellationToken)
    {
        await _gate.Task;
        return await _intake!.AcceptAsync(batch, cancellationToken);
    }
}
