using Ingest.Log;
using Ingest.State;

namespace Ingest.LiveApi;

/// <summary>Looks at many people at once.</summary>
internal static class PeopleReader
{
    /// <summary>Like <see cref="IngestDatabase.Find"/>, with one read of the file for all who are not in memory.</summary>
    public static IReadOnlyDictionary<string, Person> FindAll(this IngestDatabase database, IReadOnlyCollection<string> ids)
    {
        var found = new Dictionary<string, Person>(ids.Count, StringComparer.Ordinal);
        var missing = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (database.People.TryGet(id, out var known))
                found[id] = known;
            else
                missing.Add(id);
        }
        if (missing.Count > 0)
            Read(database, missing.ToDictionary(id => id, StringComparer.Ordinal), found);
        return found;
    }

    /// <param name="open">Who is looked for, and who each stands for as far as is known.</param>
    private static void Read(IngestDatabase database, Dictionary<string, string> open, Dictionary<string, Person> found)
    {
        while (open.Count > 0)
        {
            // Before the view of the tables: whoever leaves memory after this is noticed.
            var departures = open.Values.Distinct().ToDictionary(person => person, database.People.Departures);
            var looked = database.Read(tables => open.Select(o => (Id: o.Key, Person: o.Value, Now: tables.Identities.Resolve(o.Key), State: tables.Stored.Get(o.Value))).ToList());
            foreach (var (id, person, now, state) in looked)
            {
                if (now != person)
                    open[id] = now;
                else if (database.People.Keep(person, state, departures[person]) is { } kept && open.Remove(id))
                    found[id] = kept;
            }
        }
    }
}
