using System.Text.Json;

namespace TemplateLanguage.Planning;

/// <summary>Fetches the value of one source. Called once per source and message, as soon as its inputs are known.</summary>
public interface ISourceCaller
{
    /// <summary>Calls the operation. Failures are answers; it throws only on cancellation, which means the limit has passed.</summary>
    Task<SourceAnswer> CallAsync(SourceCall call, CancellationToken cancellationToken);

    /// <summary>What stands in for the answer of a call that has not come in time, or <c>null</c>. Asked when the call's limit, or the message's, has passed.</summary>
    SourceAnswer.Value? StandIn(SourceCall call) => null;
}

/// <summary>A call as the template declares it, its arguments evaluated.</summary>
/// <param name="Source">The source's name in the template.</param>
/// <param name="Arguments">Evaluated values; a nil argument is absent.</param>
/// <param name="Within">How long the value is waited for, or <c>null</c> for the system's own timeout.</param>
/// <param name="Fresh">Greatest age of the value's own timestamp.</param>
/// <param name="Cache">How long sends with the same arguments may share a value.</param>
/// <param name="Stale">Greatest age of a cached value that stands in for a failed call.</param>
public sealed record SourceCall(
    string Source,
    string System,
    string Operation,
    IReadOnlyDictionary<string, JsonElement> Arguments,
    TimeSpan? Within,
    TimeSpan? Fresh,
    TimeSpan? Cache,
    TimeSpan? Stale,
    int? Retry,
    TimeSpan? Hedge);

/// <summary>What a call came to.</summary>
public abstract record SourceAnswer
{
    private SourceAnswer() { }

    /// <summary>The value arrived.</summary>
    /// <param name="Age">Age by the value's own timestamp, where it has one.</param>
    /// <param name="Stale">A cached value stood in for a failed call.</param>
    public sealed record Value(JsonElement Json, TimeSpan? Age = null, bool Stale = false) : SourceAnswer;

    /// <summary>There is no value.</summary>
    /// <param name="Error">Kind: <c>timeout connect status too_large not_json schema stale no_timestamp breaker_open rate_limited cancelled</c>.</param>
    /// <param name="Detail">For people; holds no secrets and no personal data.</param>
    public sealed record Failure(string Error, string? Detail = null) : SourceAnswer;
}
