namespace Renderer.Studio.Inbox;

/// <summary>A message of the pickup folder, as a list shows it.</summary>
internal sealed record PickupMail(string Id, string From, string To, string Subject, DateTimeOffset Date, string Excerpt);
