namespace Ingest.Events;

/// <summary>What a translator made of one item of a request: the event that it tells of, or why it cannot be accepted.</summary>
internal sealed record Collected
{
    private Collected(Event? happened, Refusal? refusal) => (Event, Refusal) = (happened, refusal);

    public Event? Event { get; }

    public Refusal? Refusal { get; }

    public static implicit operator Collected(Event happened) => new(happened, null);

    public static implicit operator Collected(Refusal refusal) => new(null, refusal);
}
