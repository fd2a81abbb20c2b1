using System.Text.Json;

namespace Ingest.Events;

/// <summary>Something one person did, in the form every collector translates to.</summary>
/// <param name="Id">Makes a repeat recognisable within its <paramref name="Source"/>.</param>
/// <param name="Type">A name of the e-commerce vocabulary: <c>Product Added</c>.</param>
/// <param name="OccurredAt">Corrected for the client's clock.</param>
/// <param name="Source">The collector's name.</param>
/// <param name="Properties">Of what happened; of a person's traits where the type says so.</param>
/// <param name="Context">What surrounded it: page, device, traits known at the time.</param>
internal sealed record Event(
    string Id, string Type, string? UserId, string? AnonymousId, DateTimeOffset OccurredAt, DateTimeOffset ReceivedAt, string Source,
    JsonElement Properties, JsonElement Context)
{
    public const int MaxIdLength = 100; // what CDP clients promise to stay within
    private const int MaxUserIdLength = 255; // longer ones are data in the wrong field
    private static readonly TimeSpan MaxAhead = TimeSpan.FromHours(1);
    private static readonly TimeSpan LateAfter = TimeSpan.FromHours(1); // longer than any client's retries in the foreground

    /// <summary>When it happened by the client's own clock, where it told.</summary>
    public DateTimeOffset? OriginalAt { get; init; }

    /// <summary>When it was sent by the client's own clock, where it told.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Where <c>ingest.yaml</c> routes it.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Whether it arrived long after it happened: from a phone that was offline, or an import.</summary>
    public bool IsLate => ReceivedAt - OccurredAt > LateAfter;

    /// <summary>Its place among the events of its person, whenever it arrived.</summary>
    public EventPosition Position => new(OccurredAt, Id, Source);

    /// <summary>Whose cart and activity it changes: the known person's, else the visitor's.</summary>
    public string Person => UserId ?? AnonymousId ?? "";

    /// <summary>Every fault of the event; none means it can be stored.</summary>
    public IEnumerable<EventFault> Validate()
    {
        if (Id is not { Length: > 0 and <= MaxIdLength })
            yield return new("messageId", $"must have 1 to {MaxIdLength} characters: it makes a repeated event count once");
        if (string.IsNullOrWhiteSpace(Type))
            yield return new("event", "is missing: it names what happened, such as 'Product Added'");
        if (string.IsNullOrWhiteSpace(Person))
            yield return new("userId", "is missing, and so is anonymousId");
        if (UserId?.Length > MaxUserIdLength)
            yield return new("userId", $"has more than {MaxUserIdLength} characters");
        if (AnonymousId?.Length > MaxUserIdLength)
            yield return new("anonymousId", $"has more than {MaxUserIdLength} characters");
        // Clients' clocks drift by minutes; more than an hour ahead is a wrong unit or zone.
        if (OccurredAt == default || OccurredAt > ReceivedAt + MaxAhead)
            yield return new("timestamp", "is missing or lies in the future");
        if (Properties.ValueKind != JsonValueKind.Object)
            yield return new("properties", "must be an object");
    }
}

/// <summary>One thing that is wrong with an event, at one of its fields.</summary>
internal sealed record EventFault(string Field, string Message);
