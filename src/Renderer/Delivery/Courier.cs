using Renderer.Hosting;
using Renderer.Messages;

namespace Renderer.Delivery;

/// <summary>Hands a message to the mail server, with patience but not for ever.</summary>
internal sealed class Courier(IMailServer server, DeliveryOptions options, TimeProvider time)
{
    /// <remarks>Takes no token of the host's: a message half handed over is better finished than left unknown.</remarks>
    public async Task<Answer> DeliverAsync(OutgoingMessage message)
    {
        using var span = RendererTelemetry.Source.StartActivity("deliver");
        using var patience = new CancellationTokenSource(options.Patience, time);
        try
        {
            return await server.SendAsync(message, patience.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return new Answer.Unknown($"no answer within {options.Patience}"); // it may have been taken just before we gave up
        }
    }
}
