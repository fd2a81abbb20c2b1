using TemplateLanguage.Planning;

namespace Renderer.Previews;

/// <summary>Answers as a fixture says, and calls nobody.</summary>
/// <param name="wait">How a slow answer is waited for; by <paramref name="time"/> unless said otherwise.</param>
internal sealed class FixtureSourceCaller(Fixture fixture, TimeProvider time, Func<TimeSpan, CancellationToken, Task>? wait = null) : ISourceCaller
{
    private readonly Func<TimeSpan, CancellationToken, Task> _wait = wait ?? ((span, limit) => Task.Delay(span, time, limit));

    public async Task<SourceAnswer> CallAsync(SourceCall call, CancellationToken cancellationToken)
    {
        if (!fixture.Sources.TryGetValue(call.Source, out var answer))
            return new SourceAnswer.Failure("not_in_fixture", $"fixture '{fixture.Name}' tells nothing of '{call.Source}'");
        if (answer.Fails == "timeout")
            await _wait(Timeout.InfiniteTimeSpan, cancellationToken);
        if (answer.After > TimeSpan.Zero)
            await _wait(answer.After, cancellationToken);
        if (answer.Fails is { } kind)
            return new SourceAnswer.Failure(kind.All(char.IsAsciiDigit) ? "status" : kind, kind);
        var age = answer.Age ?? (fixture.Now ?? time.GetUtcNow()) - answer.AsOf;
        if (call.Fresh is { } fresh && (age is null || age > fresh))
            return new SourceAnswer.Failure(age is null ? "no_timestamp" : "stale");
        return new SourceAnswer.Value(answer.Value, age);
    }
}
