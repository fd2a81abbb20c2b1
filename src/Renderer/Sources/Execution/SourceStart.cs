using System.Net;

namespace Renderer.Sources.Execution;

/// <summary>
/// Reads <c>sources.yaml</c> when the service starts, so that its faults end the start, and rehearses a call of each system: the first
/// send after a start has the same limits as the next. Nobody is called.
/// </summary>
internal sealed class SourceStart(SourceCallers callers) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => callers.RehearseAsync(new Rehearsal(), cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private sealed class Rehearsal : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent("{}"u8.ToArray()) });
    }
}
