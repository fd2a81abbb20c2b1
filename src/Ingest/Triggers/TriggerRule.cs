namespace Ingest.Triggers;

/// <summary>When a message is due.</summary>
/// <param name="On">Events that start the window, or start it anew.</param>
/// <param name="Cancel">Events that end it.</param>
/// <param name="Window">How long nothing of <paramref name="On"/> must happen.</param>
/// <param name="Require">What must hold at the start, and still when the window is over.</param>
/// <param name="Template">What the renderer is asked to send.</param>
internal sealed record TriggerRule(
    string Name, IReadOnlySet<string> On, IReadOnlySet<string> Cancel, TimeSpan Window, IReadOnlyList<Requirement> Require, string Template)
{
    public const int MaxNameLength = 64; // it is part of idempotency keys
}
