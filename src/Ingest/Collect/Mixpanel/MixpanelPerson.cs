using Ingest.Events;

namespace Ingest.Collect.Mixpanel;

/// <summary>Who did it, in Mixpanel's three ways of telling: one id for everybody, a device's and a user's, and events that join two ids.</summary>
internal static class MixpanelPerson
{
    private const string Device = "$device:"; // what its clients put before the ids of visitors that nobody knows
    private const string Identify = "$identify";
    private const string Alias = "$create_alias";

    public static (string? User, string? Anonymous) Read(string? type, JsonFields properties)
    {
        var id = properties.Text("distinct_id");
        return type switch
        {
            Identify => (Bare(properties.Text("$identified_id") ?? id), Bare(properties.Text("$anon_id") ?? properties.Text("$anon_distinct_id"))),
            Alias => (Bare(properties.Text("alias")), Bare(id)),
            _ when id?.StartsWith(Device, StringComparison.Ordinal) == true => (properties.Text("$user_id"), Bare(id)),
            _ => (properties.Text("$user_id") ?? id, properties.Text("$device_id")),
        };
    }

    /// <summary>What an event of that name is called here.</summary>
    public static string Meaning(string type) => type switch
    {
        Identify or Alias => EventTypes.Aliased,
        "$mp_web_page_view" => EventTypes.PageViewed,
        _ => type,
    };

    public static string? Bare(string? id) => id?.StartsWith(Device, StringComparison.Ordinal) == true ? id[Device.Length..] : id;
}
