using Ingest.Hosting;
using ServiceDefaults.Problems;

namespace Ingest.Collect;

/// <summary>Why a whole request is not taken. Each protocol says it in its own words.</summary>
/// <param name="RetryAfter">When trying again may help; <c>null</c> where it never does.</param>
internal sealed record Rejection(int Status, string Code, string Detail, TimeSpan? RetryAfter = null)
{
    public static readonly Rejection WrongKey = new(
        StatusCodes.Status401Unauthorized, "wrong_key", "The request carries no write key, or one that is not known here for this protocol.");

    public static readonly Rejection WrongOrigin = new(
        StatusCodes.Status403Forbidden, "wrong_origin", "Pages of this origin may not send with this key: add it to the source's origins.");

    public static readonly Rejection NoStorage = new(
        StatusCodes.Status503ServiceUnavailable, "storage_unavailable", "Nothing can be stored just now; try again.", StorageTrouble.RetryAfter);

    public static readonly Rejection TooSlow = new(
        StatusCodes.Status503ServiceUnavailable, "too_slow", "The request was not there and stored in the time that its sender waits; try again.", StorageTrouble.RetryAfter);

    /// <summary>See <see cref="Spread"/>.</summary>
    public static readonly Rejection TooMuch = Malformed("bad_batch", "What the body says of many events at once is kept with each of them, and would be too much.");

    /// <summary>What is wrong where, where it can be told.</summary>
    public IReadOnlyList<FieldFault> Faults { get; init; } = [];

    public static Rejection TooFast(TimeSpan wait) => new(StatusCodes.Status429TooManyRequests, "too_fast", "The source sends more than its rate allows.", wait);

    public static Rejection Full(TimeSpan wait) => new(StatusCodes.Status503ServiceUnavailable, "full", "Too much waits to be stored; try again.", wait);

    public static Rejection Of(BodyFault fault) => new(fault.Status, fault.Code, fault.Detail);

    public static Rejection Malformed(string code, string detail, params IReadOnlyList<FieldFault> faults) =>
        new(StatusCodes.Status400BadRequest, code, detail) { Faults = faults };
}
