using Ingest.Events;
using Ingest.Log;
using Ingest.Processing;
using Ingest.State;

namespace Ingest.Triggers;

/// <summary>Starts, restarts and stops the timers that an event means something for.</summary>
internal static class Scheduler
{
    /// <returns>The end of the first window that was opened, if any was.</returns>
    public static DateTimeOffset? Apply(
        IngestTables tables, TriggerRules rules, string person, Event happened, PersonState state, Merger? merger, DateTimeOffset now)
    {
        if (merger is not null)
            Merge(tables.Timers, merger);
        var about = rules.About(happened.Type).ToList();
        if (about.Count == 0)
            return null;
        var known = tables.Timers.Of(person);
        DateTimeOffset? first = null;
        foreach (var rule in about)
        {
            if (known.FirstOrDefault(t => t.Rule == rule.Name)?.Told.CompareTo(happened.Position) > 0)
                continue; // what happened later has decided already
            var due = TriggerPolicy.Window(rule, happened, state, now);
            tables.Timers.Put(new(rule.Name, person, happened.Position, due));
            first = first < due ? first : due;
        }
        return first;
    }

    private static void Merge(TimerTable timers, Merger merger)
    {
        var known = timers.Of(merger.To);
        foreach (var timer in timers.Of(merger.From))
        {
            if (!(known.FirstOrDefault(t => t.Rule == timer.Rule)?.Told.CompareTo(timer.Told) > 0))
                timers.Put(timer with { Person = merger.To });
        }
        timers.Remove(merger.From);
    }
}
