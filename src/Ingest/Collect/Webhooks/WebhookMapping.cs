namespace Ingest.Collect.Webhooks;

/// <summary>How a source's webhooks are read.</summary>
internal sealed record WebhookMapping
{
    /// <summary>How old a signature may be, and how far ahead. Five minutes, as everybody does: clocks drift, and a stolen request must end.</summary>
    public TimeSpan Tolerance { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Where the events are, if a request may hold several; else the payload is one.</summary>
    public JsonPath? Each { get; init; }

    public required JsonPath Id { get; init; }

    /// <summary>A place, or the same type every time.</summary>
    public required Mapped Type { get; init; }

    /// <summary>What types are called here. Where there are any, others are refused.</summary>
    public IReadOnlyDictionary<string, string> Types { get; init; } = new Dictionary<string, string>();

    public JsonPath? User { get; init; }

    public JsonPath? Anonymous { get; init; }

    public JsonPath? Time { get; init; }

    public required Mapped.All Properties { get; init; }

    /// <summary>What is known of the person.</summary>
    public Mapped.All? Traits { get; init; }
}
