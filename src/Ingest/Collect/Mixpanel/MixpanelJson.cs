using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingest.Collect.Mixpanel;

internal static class MixpanelJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };
}
