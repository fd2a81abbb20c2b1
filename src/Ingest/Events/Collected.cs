using System.Runtime.InteropServices;

namespace Ingest.Events;

/// <summary>What a translator made of one item of a request: the event that it tells of, or why it cannot be accepted.</summary>
internal sealed record Collected
{
    private const int Overhead = 500; // ids, times and the objects around them

    private Collected(Event? happened, Refusal? refusal) => (Event, Refusal) = (happened, refusal);

    public Event? Event { get; }

    public Refusal? Refusal { get; }

    /// <summary>About how many bytes it takes.</summary>
    public long Size => Overhead + (Refusal is { } refusal
        ? refusal.Raw.Length
        : JsonMarshal.GetRawUtf8Value(Event!.Properties).Length + JsonMarshal.GetRawUtf8Value(Event.Context).Length);

    public static implicit operator Collected(Event happened) => new(happened, null);

    public static implicit operator Collected(Refusal refusal) => new(null, refusal);
}
