using System.Text.Json;

namespace Ingest.LiveApi;

/// <summary>How answers are written. Every property is always there: a template that names one must find it.</summary>
internal static class LiveJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
}
