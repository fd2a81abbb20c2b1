using System.Text.Json;
using Ingest.Events;
using ServiceDefaults.Problems;

namespace Ingest.Collect.CloudEvents;

/// <summary>
/// Translates a CloudEvent: its type is the event's, its data are the properties, and the person is the extension <c>userid</c> or
/// <c>anonymousid</c>, else what the data tell, else the subject.
/// </summary>
internal static class CloudEventTranslator
{
    private static readonly HashSet<string> People = ["user_id", "userId", "anonymous_id", "anonymousId"];

    /// <summary>Structured mode, and each event of a batch.</summary>
    public static Translation Read(JsonElement json, string source, DateTimeOffset at)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return Translation.Wrong("", "must be a JSON object");
        var faults = new List<EventFault>();
        var attributes = CloudEventAttributes.OfJson(json, faults);
        return Read(attributes, Data(json, faults), source, at, faults);
    }

    /// <summary>Binary mode: attributes in headers, the body is the data.</summary>
    public static Translation Read(IHeaderDictionary headers, Memory<byte> body, string source, DateTimeOffset at)
    {
        var faults = new List<EventFault>();
        var attributes = CloudEventAttributes.OfHeaders(headers, faults);
        var data = body.IsEmpty ? JsonMerge.Nothing : Parse(body, "data", faults);
        return Read(attributes, data, source, at, faults);
    }

    /// <summary>The binary event as one JSON text, so that what is refused stands alone.</summary>
    public static byte[] Structured(IHeaderDictionary headers, Memory<byte> body) => System.Text.Encoding.UTF8.GetBytes(JsonMerge.Write(writer =>
    {
        foreach (var (name, value) in headers.Where(h => h.Key.StartsWith("ce-", StringComparison.OrdinalIgnoreCase)))
            writer.WriteString(name[3..].ToLowerInvariant(), value.ToString());
        writer.WriteString("datacontenttype", headers.ContentType.ToString());
        writer.WriteBase64String("data_base64", body.Span);
    }).GetRawText());

    private static Translation Read(CloudEventAttributes attributes, JsonElement data, string source, DateTimeOffset at, List<EventFault> faults)
    {
        var told = new JsonFields(data.ValueKind == JsonValueKind.Object ? data : JsonMerge.Nothing);
        if (data.ValueKind != JsonValueKind.Object && !faults.Exists(f => f.Field == "data"))
            faults.Add(new("data", "must be a JSON object: its properties are the event's"));
        var user = attributes.Extension("userid") ?? told.Text("user_id") ?? told.Text("userId");
        var anonymous = attributes.Extension("anonymousid") ?? told.Text("anonymous_id") ?? told.Text("anonymousId");
        var happened = new Event(
            EventId.Of(attributes.Source, attributes.Id), attributes.Type, user ?? (anonymous is null ? attributes.Subject : null), anonymous,
            attributes.Time ?? at, at, source, JsonMerge.Without(told.Json, People),
            JsonMerge.Write(writer =>
            {
                writer.WriteStartObject("cloudevent");
                writer.WriteString("id", attributes.Id);
                writer.WriteString("source", attributes.Source);
                writer.WriteEndObject();
            }))
        {
            OriginalAt = attributes.Time,
        };
        return Translation.Of(happened, faults.Concat(told.Faults));
    }

    private static JsonElement Data(JsonElement json, List<EventFault> faults)
    {
        if (json.TryGetProperty("data", out var data))
            return data;
        if (!json.TryGetProperty("data_base64", out var encoded))
            return JsonMerge.Nothing;
        if (encoded.ValueKind == JsonValueKind.String && encoded.TryGetBytesFromBase64(out var bytes))
            return bytes.Length == 0 ? JsonMerge.Nothing : Parse(bytes, "data_base64", faults);
        faults.Add(new("data_base64", "is not Base64"));
        return JsonMerge.Nothing;
    }

    private static JsonElement Parse(Memory<byte> bytes, string field, List<EventFault> faults)
    {
        var json = JsonBody.Parse(bytes);
        if (json.Fault is null)
            return json.Json;
        faults.Add(new(field, "must be a JSON object: its properties are the event's"));
        return JsonMerge.Nothing;
    }
}
