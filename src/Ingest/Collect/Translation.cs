using System.Runtime.InteropServices;
using System.Text.Json;
using Ingest.Events;

namespace Ingest.Collect;

/// <summary>What a translator makes of one item: an event, or everything that is wrong with it.</summary>
internal readonly record struct Translation(Event? Event, IReadOnlyList<EventFault> Faults)
{
    public string Reason => string.Join("; ", Faults.Select(f => $"{f.Field} {f.Message}".TrimStart()));

    /// <summary>The event if nothing is wrong with it, neither what its translator noted nor what it says of itself.</summary>
    public static Translation Of(Event happened, IEnumerable<EventFault> noted)
    {
        if (!noted.Any() && !happened.Validate().Any()) // as nearly all
            return new(happened, []);
        return new(null, [.. noted.Concat(happened.Validate()).DistinctBy(f => f.Field)]);
    }

    public static Translation Wrong(string field, string message) => new(null, [new(field, message)]);

    public Collected Collect(string source, DateTimeOffset at, JsonElement raw, string? call = null) =>
        Event is { } happened ? happened : new Refusal(source, at, Reason, JsonMarshal.GetRawUtf8Value(raw).ToArray(), call);

    public Collected Collect(string source, DateTimeOffset at, Func<byte[]> raw, string? call = null) =>
        Event is { } happened ? happened : new Refusal(source, at, Reason, raw(), call);
}
