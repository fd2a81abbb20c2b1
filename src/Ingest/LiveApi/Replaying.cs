using Ingest.Collect;
using Ingest.Events;
using Ingest.Log;
using Ingest.Processing;

namespace Ingest.LiveApi;

/// <summary>Tries to accept dead letters again, once the reason is mended.</summary>
internal sealed class Replaying(IngestDatabase database, Replays replays, IIntake intake)
{
    private const int AtOnce = 100;
    private const int MaxReasons = 20;

    /// <summary>All that are there now, the oldest first: in the order in which they came.</summary>
    public async Task<Replayed> ReplayAllAsync(CancellationToken cancellationToken)
    {
        var ids = database.Read(t => t.DeadLetters.List(DeadLetterTable.Kept)).Select(l => l.Id).Order().ToList();
        var all = new Replayed(0, 0, []);
        foreach (var some in ids.Chunk(AtOnce))
        {
            var replayed = await ReplayAsync([.. some.Select(id => database.Read(t => t.DeadLetters.Find(id))).OfType<DeadLetter>()], cancellationToken);
            all = new(all.Accepted + replayed.Accepted, all.Refused + replayed.Refused, [.. all.Reasons.Concat(replayed.Reasons).Distinct().Take(MaxReasons)]);
        }
        return all;
    }

    public async Task<Replayed> ReplayAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellationToken)
    {
        var (accepted, refused, reasons) = (0, 0, new HashSet<string>());
        foreach (var letter in letters)
        {
            var items = Read(letter);
            if (items.FirstOrDefault(i => i.Refusal is not null) is { } still)
            {
                refused++;
                reasons.Add(still.Refusal!.Reason);
                continue; // it stays as it is: one letter, however often it is tried
            }
            var outcomes = await intake.AcceptAsync(items, cancellationToken);
            if (outcomes.FirstOrDefault(o => o is IntakeOutcome.Full or IntakeOutcome.Refused) is { } failed)
            {
                refused++;
                reasons.Add(failed is IntakeOutcome.Refused r ? r.Reason : "too much waits to be stored");
                if (failed is IntakeOutcome.Full)
                    continue;
            }
            else
            {
                accepted++;
            }
            // Accepted, or refused anew with a letter of its own. If the process ends before this, it is known by its id at the next try.
            await database.WriteAsync(t => { t.DeadLetters.Remove(letter.Id); return true; }, cancellationToken);
        }
        return new(accepted, refused, [.. reasons.Take(MaxReasons)]);
    }

    private IReadOnlyList<Collected> Read(DeadLetter letter)
    {
        if (!letter.IsWhole)
            return [letter.Refusal with { Reason = "not all of its bytes were kept" }];
        return letter.Refusal.Call == EventJson.Call ? [EventJson.Read(letter.Refusal.Raw.Span)] : replays.Read(letter.Refusal);
    }
}
