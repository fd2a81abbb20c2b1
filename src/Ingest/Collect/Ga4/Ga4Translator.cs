using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Ingest.Collect.Ga4;

/// <summary>Translates one event of the Measurement Protocol: into one event, or into one for each of its items.</summary>
internal static class Ga4Translator
{
    public const int MaxItems = 200; // the protocol's limit

    public static IEnumerable<Translation> Read(JsonElement item, Ga4Envelope envelope, int index)
    {
        if (item.ValueKind != JsonValueKind.Object)
            return [Translation.Wrong("", "must be a JSON object")];
        var fields = new JsonFields(item);
        var name = fields.Text("name");
        var parameters = fields.Object("params");
        if (name is null)
            return [Translation.Wrong("name", "is missing: it names what happened, such as add_to_cart")];
        var told = fields.UnixTime("timestamp_micros") ?? envelope.Told;
        var items = Items(parameters).ToList();
        if (items.Count > MaxItems)
            return [Translation.Wrong("params.items", $"has more than {MaxItems} items")];
        var id = Id(item, name, parameters, envelope, told, index);
        var single = Ga4Vocabulary.Single.TryGetValue(name, out var type) && items.Count > 0;
        type ??= Ga4Vocabulary.Whole.GetValueOrDefault(name, name);
        if (!single)
            return [Of(id, type, Properties(parameters, items), 0)];
        return items.Select((product, i) => Of(i == 0 ? id : $"{id}-{i}", type, Properties(parameters, product), i)); // one by one: each has all parameters

        // Within one time, a request keeps its order.
        Translation Of(string eventId, string eventType, JsonElement properties, int place) => Translation.Of(
            new(eventId, eventType, envelope.UserId, envelope.ClientId, (told ?? envelope.ReceivedAt) is var at && at != default ? at.AddTicks((index * MaxItems) + place) : at,
                envelope.ReceivedAt, envelope.Source, properties, envelope.Context)
            {
                OriginalAt = told,
            },
            fields.Faults);
    }

    /// <summary>
    /// The protocol has no ids. A purchase is recognised by its transaction, as GA4 does, and what tells its own time by all that it is;
    /// anything else counts as often as it comes.
    /// </summary>
    private static string Id(JsonElement item, string name, JsonElement parameters, Ga4Envelope envelope, DateTimeOffset? told, int index)
    {
        var transaction = new JsonFields(parameters).Text("transaction_id");
        if (name is "purchase" && transaction is not null)
            return EventId.Of("purchase", transaction);
        return told is null
            ? EventId.New(envelope.ReceivedAt)
            : EventId.Of(envelope.ClientId ?? "", envelope.UserId ?? "", $"{told:O}", $"{index}", Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(item)));
    }

    private static JsonElement Properties(JsonElement parameters, List<JsonElement> items) => JsonMerge.Write(writer =>
    {
        WriteParameters(writer, parameters);
        if (parameters.TryGetProperty("items", out _))
        {
            writer.WriteStartArray("products");
            foreach (var item in items)
            {
                writer.WriteStartObject();
                WriteItem(writer, item);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }
    });

    /// <summary>Of one product: what the event says of all of them is said of it, unless it says otherwise.</summary>
    private static JsonElement Properties(JsonElement parameters, JsonElement product) => JsonMerge.Over(
        JsonMerge.Write(writer => WriteParameters(writer, parameters)), JsonMerge.Write(writer => WriteItem(writer, product)));

    private static void WriteParameters(Utf8JsonWriter writer, JsonElement parameters)
    {
        foreach (var parameter in parameters.EnumerateObject().Where(p => p.Name != "items"))
        {
            writer.WritePropertyName(Ga4Vocabulary.Parameter(parameter.Name));
            parameter.Value.WriteTo(writer);
        }
        if (parameters.TryGetProperty("transaction_id", out _) && parameters.TryGetProperty("value", out var value) && !parameters.TryGetProperty("revenue", out _))
        {
            writer.WritePropertyName("revenue"); // GA4's value is without shipping and tax, and so is revenue
            value.WriteTo(writer);
        }
    }

    private static void WriteItem(Utf8JsonWriter writer, JsonElement item)
    {
        foreach (var property in item.EnumerateObject())
        {
            writer.WritePropertyName(Ga4Vocabulary.Item(property.Name));
            property.Value.WriteTo(writer);
        }
    }

    private static IEnumerable<JsonElement> Items(JsonElement parameters) =>
        parameters.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array
            ? items.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object)
            : [];
}
