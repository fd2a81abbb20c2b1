using Ingest.Events;
using Ingest.Hosting;
using Ingest.Log;
using Ingest.Processing;
using Ingest.State;

namespace Ingest.Audit;

/// <summary>
/// Compares log and states, and makes states anew. It works in small transactions between those of events, so both may run while events
/// come: what a transaction compares is of one moment.
/// </summary>
/// <param name="options">Tell how long ids are known: an event that came again after that is not wrong.</param>
internal sealed class Auditor(IngestDatabase database, IngestOptions options, TimeProvider time)
{
    private const int AtOnce = 50; // people a transaction: events wait for milliseconds

    private static readonly TimeSpan WrongClock = TimeSpan.FromDays(1);

    public async Task<AuditReport> RunAsync(CancellationToken cancellationToken)
    {
        await CatchUpAsync(cancellationToken);
        var found = new Findings();
        var events = await LogAsync(found, cancellationToken);
        var people = await StatesAsync(found, cancellationToken);
        IReadOnlyList<Finding> findings = [.. found.All.Select(f => f.Result).OfType<Finding>()];
        return new(findings.All(f => f.Severity != "error"), events, people, findings, time.GetUtcNow());
    }

    /// <summary>Makes every state anew from the log.</summary>
    public async Task<Rebuilt> RebuildAsync(CancellationToken cancellationToken)
    {
        await CatchUpAsync(cancellationToken);
        var (people, changed) = (0L, 0L);
        await ForEachPersonAsync((tables, person) =>
        {
            people++;
            var folded = Projector.Fold(tables, person);
            if (IsKept(tables, person, folded))
                return;
            changed++;
            tables.State.PutNow(person, folded);
        }, cancellationToken);
        var orphans = await ForEachStateAsync((tables, person) =>
        {
            if (!IsStale(tables, person))
                return false;
            tables.State.PutNow(person, PersonState.Empty);
            return true;
        }, cancellationToken);
        return new(people, changed + orphans);
    }

    private async Task<long> LogAsync(Findings found, CancellationToken cancellationToken)
    {
        var (after, events) = (0L, 0L);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (read, entries) = database.Read(tables =>
            {
                var slice = tables.Log.After(after, 500);
                foreach (var entry in slice)
                    Look(tables, entry, options.KnownIds, found);
                return (slice.Count, slice);
            });
            if (read == 0)
                break;
            events += read;
            after = entries[^1].Seq;
        }
        var missing = database.Read(tables => tables.Upkeep.Missing());
        if (missing > 0)
            found.Gaps.Add($"{missing} numbers were given and are neither in the log nor counted as removed", missing);
        return events;
    }

    /// <summary>What is ahead in memory is compared where it will be; and all that is left counts, where something is lost.</summary>
    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await database.CatchUpAsync(cancellationToken);
        if (database.Read(tables => tables.Upkeep.Missing()) > 0)
            await database.WriteAsync(tables => { tables.Upkeep.Reconnect(); return true; }, cancellationToken);
    }

    private static void Look(IngestTables tables, LogEntry entry, TimeSpan knownIds, Findings found)
    {
        var (seq, happened) = entry;
        if (tables.Upkeep.FirstOf(happened.Source, happened.Id) is { } first && first != seq
            && tables.Log.After(first - 1, 1) is [var known] && known.Seq == first && known.Event.Id == happened.Id && known.Event.Source == happened.Source)
        {
            var isForgotten = (happened.ReceivedAt - known.Event.ReceivedAt).Duration() >= knownIds;
            (isForgotten ? found.Again : found.Duplicates).Add($"{happened.Source} {happened.Id}: {first} and {seq}");
        }
        if (happened.SentAt is { } sent && (sent - happened.ReceivedAt).Duration() > WrongClock)
            found.Clocks.Add($"{happened.Source} {happened.Id}: sent at {sent:O}, received at {happened.ReceivedAt:O}");
        if (happened.IsLate)
            found.Late.Add($"{happened.Source} {happened.Id}: {(happened.ReceivedAt - happened.OccurredAt).TotalHours:0.#} hours");
    }

    private async Task<long> StatesAsync(Findings found, CancellationToken cancellationToken)
    {
        var people = 0L;
        await ForEachPersonAsync((tables, person) =>
        {
            people++;
            if (!IsKept(tables, person, Projector.Fold(tables, person)))
                found.Divergence.Add($"a person of key {EventKey.Of(person):x}");
        }, cancellationToken);
        await ForEachStateAsync((tables, person) =>
        {
            if (!IsStale(tables, person))
                return false;
            found.Stale.Add($"a person of key {EventKey.Of(person):x}");
            return true;
        }, cancellationToken);
        return people;
    }

    private async Task ForEachPersonAsync(Action<IngestTables, string> work, CancellationToken cancellationToken)
    {
        long? after = null;
        do
        {
            after = await database.WriteAsync(
                tables =>
                {
                    var origins = tables.Upkeep.Origins(after, AtOnce);
                    foreach (var person in origins.Select(o => o.Origin).OfType<string>().Where(o => tables.Identities.Resolve(o) == o))
                        work(tables, person);
                    return origins.Count > 0 ? origins[^1].Key : (long?)null;
                },
                cancellationToken);
        }
        while (after is not null);
    }

    private async Task<long> ForEachStateAsync(Func<IngestTables, string, bool> work, CancellationToken cancellationToken)
    {
        var (after, count) = ("", 0L);
        while (true)
        {
            var last = await database.WriteAsync(
                tables =>
                {
                    var people = tables.Stored.People(after, AtOnce);
                    count += people.Count(person => work(tables, person));
                    return people is [.., var behind] ? behind : null;
                },
                cancellationToken);
            if (last is null)
                return count;
            after = last;
        }
    }

    /// <summary>Whether a state stands for nobody: an id that leads to another, or one that nothing is told of any more.</summary>
    private static bool IsStale(IngestTables tables, string person) =>
        tables.Identities.Resolve(person) != person || tables.Log.Of(tables.Identities.Leading(person)).Count == 0;

    /// <summary>Whether a state is what the log gives; one that cannot be read is not.</summary>
    private static bool IsKept(IngestTables tables, string person, PersonState folded)
    {
        try
        {
            return Bytes(folded).SequenceEqual(Bytes(tables.State.Get(person)));
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static byte[] Bytes(PersonState state) => [.. StateBytes.Pack(state with { Seq = 0 })];

    private sealed class Findings
    {
        public FindingCount Duplicates { get; } = new("duplicates", "error", "an event is in the log twice");
        public FindingCount Gaps { get; } = new("gaps", "error", "events are missing from the log");
        public FindingCount Divergence { get; } = new("divergence", "error", "a state is not what the log gives: 'ingest rebuild' mends it");
        public FindingCount Stale { get; } = new("stale_users", "error", "a state has no events: 'ingest rebuild' removes it");
        public FindingCount Again { get; } = new("again", "warning", "an event came again after its id was forgotten, and counts twice");
        public FindingCount Late { get; } = new("late", "warning", "an event arrived more than an hour after it happened");
        public FindingCount Clocks { get; } = new("clocks", "warning", "a client's clock is more than a day off");

        public IEnumerable<FindingCount> All => [Duplicates, Gaps, Divergence, Stale, Again, Late, Clocks];
    }
}

/// <summary>What rebuilding came to.</summary>
internal sealed record Rebuilt(long People, long Changed);
