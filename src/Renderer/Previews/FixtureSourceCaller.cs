using System.Text.Json;
using TemplateLanguage.Planning;

namespace Renderer.Previews;

/// <summary>Answers as a fixture says, and calls nobody.</summary>
/// <param name="wait">How a slow answer is waited for; by <paramref name="time"/> unless said otherwise.</param>
internal sealed class FixtureSourceCaller(Fixture fixture, TimeProvider time, Func<TimeSpan, CancellationToken, Task>? wait = null) : ISourceCaller
{
    private const string TooOld = "stale"; // costs nothing where the template asks for no age

    private readonly Func<TimeSpan, CancellationToken, Task> _wait = wait ?? ((span, limit) => Task.Delay(span, time, limit));

    public async Task<SourceAnswer> CallAsync(SourceCall call, CancellationToken cancellationToken)
    {
        if (!fixture.Sources.TryGetValue(call.Source, out var answer))
            return new SourceAnswer.Failure("not_in_fixture", $"fixture '{fixture.Name}' tells nothing of '{call.Source}'");
        if (answer.Fails == "timeout")
            await _wait(Timeout.InfiniteTimeSpan, cancellationToken);
        if (answer.After > TimeSpan.Zero)
            await _wait(answer.After, cancellationToken);
        if (answer.Fails is { } kind && !(kind == TooOld && HasValue(answer) && call is { Fresh: null, Stale: null }))
            return StandIn(call) ?? (SourceAnswer)new SourceAnswer.Failure(kind.All(char.IsAsciiDigit) ? "status" : kind, kind);
        var age = AgeOf(answer);
        if (call.Fresh is { } fresh && (age is null || age > fresh))
            return Kept(answer, call) ?? (SourceAnswer)new SourceAnswer.Failure(age is null ? "no_timestamp" : TooOld);
        return new SourceAnswer.Value(answer.Value, age);
    }

    public SourceAnswer.Value? StandIn(SourceCall call) =>
        fixture.Sources.TryGetValue(call.Source, out var answer) && answer.Fails is not null ? Kept(answer, call) : null;

    /// <summary>A value beside a failure was fetched before, as long ago as the template allows; where it must be fresh, its own time counts too.</summary>
    private SourceAnswer.Value? Kept(FixtureAnswer answer, SourceCall call) =>
        HasValue(answer) && call.Stale is { } stale && (call.Fresh is null || answer.Fails == TooOld || AgeOf(answer) <= stale)
            ? new(answer.Value, AgeOf(answer), Stale: true)
            : null;

    private static bool HasValue(FixtureAnswer answer) => answer.Value.ValueKind != JsonValueKind.Undefined;

    private TimeSpan? AgeOf(FixtureAnswer answer) => answer.Age ?? (fixture.Now ?? time.GetUtcNow()) - answer.AsOf;
}
