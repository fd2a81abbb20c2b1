using System.Collections.Concurrent;
using TemplateLanguage.Planning;

namespace Renderer.Previews.Recording;

/// <summary>Passes calls on, and keeps what came of each.</summary>
internal sealed class RecordingSources(ISourceCaller sources) : ISourceCaller
{
    private readonly ConcurrentDictionary<string, (SourceCall Call, SourceAnswer Answer)> _answers = new(StringComparer.Ordinal);

    /// <summary>What each source that was called has answered, by its name.</summary>
    public IReadOnlyDictionary<string, (SourceCall Call, SourceAnswer Answer)> Answers => _answers;

    public SourceAnswer.Value? StandIn(SourceCall call) => sources.StandIn(call);

    public async Task<SourceAnswer> CallAsync(SourceCall call, CancellationToken cancellationToken)
    {
        _answers[call.Source] = (call, new SourceAnswer.Failure("timeout")); // until it answers
        var answer = await sources.CallAsync(call, cancellationToken);
        _answers[call.Source] = (call, answer);
        return answer;
    }
}
