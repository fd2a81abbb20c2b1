using System.Text.Json;
using Ingest.Events;

namespace Ingest.Collect.Ga4;

/// <summary>What is the same for all events of a request.</summary>
/// <param name="Told">The time that the request tells for all of them.</param>
internal sealed record Ga4Envelope(string Source, string? ClientId, string? UserId, DateTimeOffset ReceivedAt, DateTimeOffset? Told, JsonElement Context)
{
    public static Ga4Envelope Read(JsonElement body, string source, DateTimeOffset at, List<EventFault> faults)
    {
        var fields = new JsonFields(body);
        var envelope = new Ga4Envelope(
            source, fields.Text("client_id") ?? fields.Text("app_instance_id"), fields.Text("user_id"), at, fields.UnixTime("timestamp_micros"), Surroundings(body));
        faults.AddRange(fields.Faults);
        if (envelope.ClientId is null && envelope.UserId is null)
            faults.Add(new("client_id", "is missing, and so is user_id"));
        return envelope;
    }

    private static JsonElement Surroundings(JsonElement body) => JsonMerge.Write(writer =>
    {
        if (body.TryGetProperty("consent", out var consent) && consent.ValueKind == JsonValueKind.Object)
        {
            writer.WritePropertyName("consent");
            consent.WriteTo(writer);
        }
        if (!body.TryGetProperty("user_properties", out var traits) || traits.ValueKind != JsonValueKind.Object)
            return;
        writer.WriteStartObject("traits");
        foreach (var trait in traits.EnumerateObject().Where(t => t.Value.ValueKind == JsonValueKind.Object && t.Value.TryGetProperty("value", out _)))
        {
            writer.WritePropertyName(trait.Name);
            trait.Value.GetProperty("value").WriteTo(writer);
        }
        writer.WriteEndObject();
    });
}
