using TemplateLanguage.Planning;

namespace Renderer.Previews;

/// <summary>Answers as a fixture says, and calls nobody.</summary>
internal sealed class FixtureSourceCaller(Fixture fixture, TimeProvider time) : ISourceCaller
{
    public async Task<SourceAnswer> CallAsync(SourceCall call, CancellationToken cancellationToken)
    {
        if (!fixture.Sources.TryGetValue(call.Source, out var answer))
            return new SourceAnswer.Failure("not_in_fixture", $"fixture '{fixture.Name}' tells nothing of '{call.Source}'");
        if (answer.Fails == "timeout")
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
        if (answer.After > TimeSpan.Zero)
            await Task.Delay(answer.After, time, cancellationToken);
        if (answer.Fails is { } kind)
            return new SourceAnswer.Failure(kind.All(char.IsAsciiDigit) ? "status" : kind, kind);
        var age = (fixture.Now ?? time.GetUtcNow()) - answer.AsOf;
        if (call.Fresh is { } fresh && (age is null || age > fresh))
            return new SourceAnswer.Failure(age is null ? "no_timestamp" : "stale");
        return new SourceAnswer.Value(answer.Value, age);
    }
}
