using Renderer.Sources.Calls;
using Renderer.Sources.Execution;

namespace Renderer.Sources.Records;

/// <summary>What became of one source of one send, built while it runs; it can be read at any time, also when nobody waits any more.</summary>
internal sealed class SourceRecord
{
    private SharedCall[] _calls = []; // a second one where the first one's value was too old; replaced as a whole, for who reads meanwhile
    private bool _coalesced;

    /// <summary>The same for the same arguments of a system, and tells nothing of them.</summary>
    public string? Arguments { get; set; }

    /// <summary>Where the answer came from, if not from a call.</summary>
    public CacheOutcome Known { get; set; }

    /// <summary>What is known from before, to stand in where the template allows it.</summary>
    public Fetched.Value? Fallback { get; set; }

    /// <summary>Kind of the failure, also where something stood in for the value.</summary>
    public string? Error { get; set; }

    /// <summary>For people; no secrets, no personal data.</summary>
    public string? Detail { get; set; }

    public CacheOutcome Cache => this switch
    {
        { Known: CacheOutcome.Hit or CacheOutcome.Stale } => Known,
        { _coalesced: true } => CacheOutcome.Coalesced,
        { _calls: [.., { Record.Batch: not null }] } => CacheOutcome.Batched,
        { _calls: [.., { Revalidated: true }] } => CacheOutcome.Revalidated,
        _ => Known,
    };

    /// <summary>The call answers this source, alone or among others.</summary>
    public void Joined(SharedCall call, bool coalesced) => (_calls, _coalesced) = ([.. _calls, call], coalesced);

    /// <summary>As the send's report tells it.</summary>
    public CallReport Report()
    {
        var calls = _calls;
        var made = calls.SelectMany(c => (CallRecord?[])[c.Record.Batch, c.Record]).OfType<CallRecord>().Where(c => c.Attempts > 0).ToList();
        return new(
            Arguments, Cache, made.Sum(c => c.Attempts), made.LastOrDefault()?.Status, made.Sum(c => c.Bytes), calls.LastOrDefault()?.Record.BatchSize,
            Milliseconds(made, c => c.Queue), Milliseconds(made, c => c.Connect), Milliseconds(made, c => c.Response), Error, Detail);
    }

    private static double? Milliseconds(List<CallRecord> calls, Func<CallRecord, TimeSpan> time) =>
        calls.Count == 0 ? null : Math.Round(calls.Sum(c => time(c).TotalMilliseconds), 3);
}
