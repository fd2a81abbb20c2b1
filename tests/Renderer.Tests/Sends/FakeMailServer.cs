using System.Threading.Channels;
using Renderer.Delivery;
using Renderer.Messages;

namespace Renderer.Tests.Sends;

/// <summary>Answers as the test says, and keeps what it was given.</summary>
internal sealed class FakeMailServer : IMailServer
{
    public Channel<OutgoingMessage> Arrived { get; } = Channel.CreateUnbounded<OutgoingMessage>();

    public Answer Answer { get; set; } = new Answer.Taken("250 ok");

    public Task<Answer> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        Arrived.Writer.TryWrite(message);
        return Task.FromResult(Answer);
    }
}
