using Renderer.Messages;

namespace Renderer.Delivery;

/// <summary>Takes one message. Failures are answers; it throws only on cancellation.</summary>
internal interface IMailServer
{
    Task<Answer> SendAsync(OutgoingMessage message, CancellationToken cancellationToken);
}
