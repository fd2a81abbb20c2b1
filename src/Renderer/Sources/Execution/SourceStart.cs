namespace Renderer.Sources.Execution;

/// <summary>
/// Reads <c>sources.yaml</c> when the service starts, so that its faults end the start, and rehearses a call of each system: the first
/// send after a start has the same limits as the next. No system is called: all requests go to a socket of this process.
/// </summary>
internal sealed class SourceStart(SourceCallers callers) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var stage = new RehearsalStage();
        await callers.RehearseAsync(stage.Handler, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
