using MimeKit;

namespace Renderer.Messages;

/// <summary>A message ready to leave, and the send it belongs to.</summary>
internal sealed record OutgoingMessage(string SendId, string Subject, string Html, MimeMessage Mime);
