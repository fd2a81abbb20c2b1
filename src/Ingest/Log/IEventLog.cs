using Ingest.Events;

namespace Ingest.Log;

/// <summary>Every event there was, once, in the order of acceptance. The truth that state is made from.</summary>
internal interface IEventLog
{
    /// <summary>Adds an event; <c>null</c> where it is there already, by source and id.</summary>
    /// <returns>Its number: higher than all before.</returns>
    long? Append(EncodedEvent happened);

    /// <inheritdoc cref="Append(EncodedEvent)"/>
    long? Append(Event happened) => Append(EncodedEvent.Of(happened));

    /// <summary>All events told under one of <paramref name="origins"/>, in the order of their positions.</summary>
    IReadOnlyList<LogEntry> Of(IReadOnlyCollection<string> origins);

    /// <summary>The event with this source and id, if it is there.</summary>
    Event? Find(string source, string id);

    /// <summary>At most <paramref name="limit"/> events after a number, in the order of acceptance.</summary>
    IReadOnlyList<LogEntry> After(long seq, int limit);

    /// <summary>At most <paramref name="limit"/> events after a number that are routed to a topic, in the order of acceptance; fewer where many are not.</summary>
    LogSlice Routed(string topic, long after, int limit);

    /// <summary>Removes all events told under one of <paramref name="origins"/>; they still count as known.</summary>
    /// <returns>How many there were.</returns>
    int Erase(IReadOnlyCollection<string> origins);

    /// <summary>Removes at most <paramref name="limit"/> of the events received before a time, the first first.</summary>
    /// <returns>What they were told under.</returns>
    IReadOnlyList<string> Forget(DateTimeOffset before, int limit);
}
