using Ingest.Events;

namespace Ingest.Triggers;

/// <summary>How far a rule has come with a person.</summary>
/// <param name="Told">The latest event that meant something for the rule.</param>
/// <param name="Due">When the window is over; <c>null</c> where none is open.</param>
internal sealed record TriggerTimer(string Rule, string Person, EventPosition Told, DateTimeOffset? Due);
