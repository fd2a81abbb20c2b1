using System.Text.Json;
using Ingest.Events;

namespace Ingest.Collect.Mixpanel;

/// <summary>Translates an update of a person's profile, <c>/engage</c>: what it sets and unsets becomes traits.</summary>
internal static class MixpanelProfile
{
    /// <summary>Mixpanel's own names of what everybody calls otherwise.</summary>
    private static readonly Dictionary<string, string> Names = new()
    {
        ["$email"] = "email",
        ["$first_name"] = "first_name",
        ["$last_name"] = "last_name",
        ["$name"] = "name",
        ["$phone"] = "phone",
    };

    public static Translation Read(JsonElement item, string source, DateTimeOffset at)
    {
        if (item.ValueKind != JsonValueKind.Object)
            return Translation.Wrong("", "must be a JSON object");
        var fields = new JsonFields(item);
        var sets = fields.Object("$set");
        var once = fields.Object("$set_once");
        if (!sets.EnumerateObject().Any() && !once.EnumerateObject().Any() && !item.TryGetProperty("$unset", out _))
            return Translation.Wrong("", "has none of $set, $set_once and $unset: other changes of profiles are not kept here");
        var id = fields.Text("$distinct_id");
        var happened = new Event(
            EventId.New(at), EventTypes.Identified, MixpanelPerson.Bare(id), null, at, at, source, Traits(JsonMerge.Over(once, sets), item), JsonMerge.Nothing);
        return Translation.Of(happened, fields.Faults);
    }

    private static JsonElement Traits(JsonElement sets, JsonElement item) => JsonMerge.Write(writer =>
    {
        foreach (var trait in sets.EnumerateObject())
        {
            writer.WritePropertyName(Names.GetValueOrDefault(trait.Name, trait.Name));
            trait.Value.WriteTo(writer);
        }
        foreach (var name in Unset(item))
            writer.WriteNull(Names.GetValueOrDefault(name, name));
    });

    private static IEnumerable<string> Unset(JsonElement item) => item.TryGetProperty("$unset", out var names) && names.ValueKind == JsonValueKind.Array
        ? names.EnumerateArray().Where(n => n.ValueKind == JsonValueKind.String).Select(n => n.GetString()!)
        : [];
}
