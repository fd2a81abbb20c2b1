using Renderer.Sends;

namespace Renderer.Studio.SendLog;

/// <summary>A send of the log, its recipient masked.</summary>
/// <param name="Origin"><c>test</c>: sent from the studio; <c>service</c>: by the renderer that shares its data folder.</param>
internal sealed record LoggedSend(string Origin, SendRecord Send)
{
    public string Recipient => Redaction.Text(Send.Recipient);
}
