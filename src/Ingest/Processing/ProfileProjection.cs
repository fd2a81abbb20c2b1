using System.Runtime.InteropServices;
using System.Text.Json;
using Ingest.Events;
using Ingest.State;

namespace Ingest.Processing;

/// <summary>Collects a person's traits: the latest word on each holds, and <c>null</c> forgets it.</summary>
internal static class ProfileProjection
{
    public static Profile Apply(Profile profile, Event happened)
    {
        var traits = happened.Type == EventTypes.Identified
            ? happened.Properties
            : happened.Context.TryGetProperty("traits", out var along) ? along : default;
        if (traits.ValueKind != JsonValueKind.Object || !traits.EnumerateObject().MoveNext())
            return profile;
        var known = new SortedDictionary<string, JsonElement>(profile.Traits.ToDictionary(), StringComparer.Ordinal);
        foreach (var trait in traits.EnumerateObject())
        {
            if (trait.Value.ValueKind == JsonValueKind.Null)
                known.Remove(trait.Name);
            else if (JsonMarshal.GetRawUtf8Value(trait.Value).Length > Profile.MaxTraitBytes)
                continue;
            else if (known.Count < Profile.MaxTraits || known.ContainsKey(trait.Name))
                known[trait.Name] = trait.Value.Clone(); // the event's document is larger, and need not live as long
        }
        return new(known, happened.OccurredAt);
    }
}
