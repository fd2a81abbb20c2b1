using Ingest.Events;
using Ingest.Log;
using Ingest.Processing;

namespace Ingest.Tests.Durability;

/// <summary>Looks into the file that a killed process left.</summary>
internal static class LogCheck
{
    /// <summary>Every acknowledged event is there once, and everybody's state is what the log gives.</summary>
    /// <param name="replayed">How many events may have had to be folded again, however long the log is: that bounds the time to start.</param>
    /// <returns>How many events there are, and how many were folded again.</returns>
    public static async Task<(int Events, int Replayed)> CheckAsync(string data, IReadOnlyCollection<string> acknowledged, string round, int replayed = int.MaxValue)
    {
        await using var database = new IngestDatabase(Path.Combine(data, "ingest.db"));
        var again = await TailReplay.RunAsync(database, default);
        Assert.InRange(again, 0, replayed);
        var log = All(database).ToList();
        var ids = log.Select(e => e.Event.Id).ToList();
        Assert.True(ids.Count == ids.Distinct().Count(), $"{round}: an event is there twice: {string.Join(", ", ids.GroupBy(i => i).Where(g => g.Count() > 1).Select(g => g.Key))}");
        var lost = acknowledged.Except(ids).ToList();
        Assert.True(lost.Count == 0, $"{round}: acknowledged and lost: {string.Join(", ", lost)}");
        foreach (var origin in log.Select(e => e.Event.Person).Distinct())
        {
            var person = database.Find(origin);
            var folded = await database.WriteAsync(tables => Projector.Fold(tables, person.Id), default);
            Assert.True(Sample.Text(folded with { Seq = 0 }) == Sample.Text(person.State with { Seq = 0 }), $"{round}: the state of {person.Id} is not what the log gives:\n{Sample.Text(person.State with { Seq = 0 })}\n{Sample.Text(folded with { Seq = 0 })}");
        }
        return (log.Count, again);
    }

    private static IEnumerable<LogEntry> All(IngestDatabase database)
    {
        var after = 0L;
        while (database.Read(tables => tables.Log.After(after, 1000)) is [.., var last] slice)
        {
            foreach (var entry in slice)
                yield return entry;
            after = last.Seq;
        }
    }
}
