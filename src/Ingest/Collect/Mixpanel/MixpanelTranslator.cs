using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ingest.Events;

namespace Ingest.Collect.Mixpanel;

/// <summary>Translates one event of Mixpanel's.</summary>
internal static partial class MixpanelTranslator
{
    public const int MaxEvent = 1024 * 1024; // the protocol's limits
    private const int MaxProperties = 255;
    private static readonly DateTimeOffset Earliest = new(1971, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // What broken code sends in the place of an id: all its people would become one.
    private static readonly HashSet<string> NoIds = new(StringComparer.OrdinalIgnoreCase)
    {
        "anon", "anonymous", "nil", "none", "null", "n/a", "na", "undefined", "unknown", "<nil>", "0", "-1", "true", "false", "[]", "{}",
    };

    private static readonly HashSet<string> Envelope = ["token", "distinct_id", "time", "$insert_id", "$user_id", "$device_id"];

    /// <summary>The event, or everything that is wrong with it, under the names that Mixpanel's clients know.</summary>
    /// <param name="strict">Whether it must tell its time and <c>$insert_id</c>: <c>/import</c> requires them, <c>/track</c> does not.</param>
    public static Translation Read(JsonElement item, string source, DateTimeOffset at, bool strict, string? address = null)
    {
        if (item.ValueKind != JsonValueKind.Object)
            return Translation.Wrong("", "must be a JSON object");
        if (JsonMarshal.GetRawUtf8Value(item).Length > MaxEvent)
            return Translation.Wrong("", $"is larger than {MaxEvent} bytes");
        var fields = new JsonFields(item);
        var type = fields.Text("event");
        var properties = new JsonFields(fields.Object("properties"));
        var insertId = properties.Text("$insert_id");
        var time = properties.UnixTime("time");
        var (user, anonymous) = MixpanelPerson.Read(type, properties);
        var faults = Validate(type, properties, time, insertId, strict).ToList();
        var happened = new Event(
            insertId is null ? EventId.New(at) : EventId.Of(type ?? "", properties.Text("time") ?? "", properties.Text("distinct_id") ?? "", insertId),
            MixpanelPerson.Meaning(type ?? ""), user, anonymous, time ?? at, at, source,
            JsonMerge.Without(properties.Json, Envelope), JsonMerge.Of(("ip", address)))
        {
            OriginalAt = time,
        };
        var named = happened.Validate().Select(f => new EventFault(NameOf(f.Field), f.Message));
        faults.AddRange(fields.Faults.Concat(properties.Faults.Select(f => f with { Field = $"properties.{f.Field}" })).Concat(named));
        return faults.Count == 0 ? new(happened, []) : new(null, [.. faults.DistinctBy(f => f.Field)]);
    }

    private static IEnumerable<EventFault> Validate(string? type, JsonFields properties, DateTimeOffset? time, string? insertId, bool strict)
    {
        if (type is null)
            yield return new("event", "is missing: it names what happened, such as 'Product Added'");
        if (properties.Json.EnumerateObject().Count() >= MaxProperties)
            yield return new("properties", $"must have fewer than {MaxProperties} properties");
        if (strict && time is null)
            yield return new("properties.time", "is missing");
        if (time < Earliest)
            yield return new("properties.time", "lies before 1971: it is in seconds or milliseconds since 1970");
        if (strict && insertId is null)
            yield return new("properties.$insert_id", "is missing: it makes a repeated event count once");
        if (insertId is not null && !ValidInsertId().IsMatch(insertId))
            yield return new("properties.$insert_id", "must be of at most 36 letters, digits and '-'");
        if (properties.Text("distinct_id") is { } id && (NoIds.Contains(id) || ZeroUuid().IsMatch(id)))
            yield return new("properties.distinct_id", $"is '{(id.Length > 40 ? id[..40] : id)}', which is nobody's id");
    }

    private static string NameOf(string field) => field switch
    {
        "messageId" => "properties.$insert_id",
        "userId" or "anonymousId" => "properties.distinct_id",
        "timestamp" => "properties.time",
        _ => field,
    };

    [GeneratedRegex("^[A-Za-z0-9-]{1,36}$")]
    private static partial Regex ValidInsertId();

    [GeneratedRegex("^[0-]*0[0-]*$")]
    private static partial Regex ZeroUuid();
}
