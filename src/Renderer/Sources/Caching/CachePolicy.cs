using Renderer.Sources.Calls;
using TemplateLanguage.Planning;

namespace Renderer.Sources.Caching;

/// <summary>What a known value is good for. Pure: decided from the template's options, the value and the clock.</summary>
internal static class CachePolicy
{
    /// <summary>How long a failure answers for others that share values: long enough to spare a system a storm, too short for a recipient to notice.</summary>
    private static readonly TimeSpan FailuresLast = TimeSpan.FromSeconds(1);

    /// <summary>How long a value is kept for asking whether it has changed: the answer 304 is smaller, and mostly faster, than the value.</summary>
    private static readonly TimeSpan Revalidation = TimeSpan.FromMinutes(10);

    /// <summary>Whether the template lets its sends share values at all.</summary>
    public static bool Shares(SourceCall call) => call.Cache is not null || call.Stale is not null;

    /// <summary>Whether the value answers without a call.</summary>
    public static bool Serves(Fetched.Value known, SourceCall call, DateTimeOffset now) => call.Cache is { } shared && now - known.At <= shared && IsFresh(known, call, now);

    /// <summary>Whether a failure answers without a call.</summary>
    public static bool Serves(Fetched.Failure known, DateTimeOffset failedAt, SourceCall call, DateTimeOffset now) =>
        call.Cache is { } shared && MayKeep(known) && now - failedAt <= Min(shared, FailuresLast);

    /// <summary>Whether the value may stand in for a failed call.</summary>
    /// <remarks>Its age is the time since it was fetched; where the template asks for freshness, the value's own time counts as well.</remarks>
    public static bool StandsIn(Fetched.Value known, SourceCall call, DateTimeOffset now) =>
        call.Stale is { } stale && now - known.At <= stale && (call.Fresh is null || (known.AsOf is { } asOf && now - asOf <= stale));

    public static bool IsFresh(Fetched.Value value, SourceCall call, DateTimeOffset now) => call.Fresh is not { } fresh || now - value.AsOf <= fresh;

    /// <summary>The newer of both by their own times: a replica that lags must not take away what is known already.</summary>
    public static Fetched.Value Newest(Fetched.Value? known, Fetched.Value value) =>
        known is { AsOf: { } before } && (value.AsOf is not { } now || now < before) ? known : value;

    /// <summary>Why a value that is not fresh counts as failed.</summary>
    public static Fetched.Failure NotFresh(Fetched.Value value) => new(value.AsOf is null ? "no_timestamp" : "stale");

    /// <summary>How long a value may be of use to anybody who asks as this template does; <c>null</c>: not at all.</summary>
    public static TimeSpan? Keep(Fetched.Value value, SourceCall call)
    {
        if (!Shares(call))
            return null;
        var use = Max(call.Cache ?? TimeSpan.Zero, call.Stale ?? TimeSpan.Zero);
        return value.ETag is null && value.LastModified is null ? use : use + Revalidation;
    }

    /// <summary>How long a failure answers for others; <c>null</c>: not at all.</summary>
    public static TimeSpan? Keep(Fetched.Failure failure, SourceCall call) => call.Cache is { } shared && MayKeep(failure) ? Min(shared, FailuresLast) : null;

    /// <summary>A failure that the same request would meet again. What may pass at once, and what breakers and limits tell in no time, is not kept.</summary>
    private static bool MayKeep(Fetched.Failure failure) => failure switch
    {
        { Error: "not_json" or "schema" or "too_large" } => true,
        { Error: "status", Detail: "408" or "429" } => false,
        { Error: "status", Detail: ['3' or '4', ..] } => true,
        _ => false,
    };

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
