using Ingest.Events;

namespace Ingest.Log;

/// <summary>Every event there was, once. The truth that state is made from.</summary>
internal interface IEventLog
{
    /// <summary>Adds an event of <paramref name="person"/>; <c>false</c> where it is there already, by source and id.</summary>
    bool Append(Event happened, string person);

    /// <summary>The events of a person, in the order of their positions.</summary>
    IReadOnlyList<Event> Of(string person);

    /// <summary>The event with this source and id, if it is there.</summary>
    Event? Find(string source, string id);

    /// <summary>Whether a person did one of these things after a time.</summary>
    bool Happened(string person, IEnumerable<string> types, DateTimeOffset after);

    /// <summary>Gives the events told under <paramref name="ids"/> to <paramref name="person"/>; <c>false</c> where there are none to give.</summary>
    bool Move(IEnumerable<string> ids, string person);
}
