using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingest.State;

/// <summary>How state is written to the store.</summary>
internal static class StateJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };
}
