using System.Text.Json;
using System.Text.Json.Serialization;

namespace Renderer.Sends;

/// <summary>How sends are written, in the outbox and over HTTP alike.</summary>
internal static class SendJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };
}
