using System.Collections.Concurrent;
using TemplateLanguage.Planning;

namespace Renderer.Studio.Variations;

/// <summary>Answers as a fixture does, but for what is stale; and notes the calls, for their limits.</summary>
internal sealed class TroubledSourceCaller(ISourceCaller fixture, Troubles troubles) : ISourceCaller
{
    private static readonly TimeSpan Old = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, SourceCall> _calls = new(StringComparer.Ordinal);

    /// <summary>Every call that was made, by the name of its source.</summary>
    public IReadOnlyDictionary<string, SourceCall> Calls => _calls;

    public SourceAnswer.Value? StandIn(SourceCall call) => fixture.StandIn(call);

    public async Task<SourceAnswer> CallAsync(SourceCall call, CancellationToken cancellationToken)
    {
        _calls[call.Source] = call;
        var answer = await fixture.CallAsync(call, cancellationToken);
        if (troubles.Sources.GetValueOrDefault(call.Source, Trouble.Slow) != Trouble.Stale || answer is not SourceAnswer.Value value)
            return answer;
        // As with a real system: what may be stale stands in for a failed call, what must be fresh fails.
        return call switch
        {
            { Stale: { } allowed } => value with { Age = allowed < Old ? allowed : Old, Stale = true },
            { Fresh: not null } => new SourceAnswer.Failure("stale"),
            _ => value with { Age = Old },
        };
    }
}
