using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ingest.State;

/// <summary>How state is written to the store.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PersonState))]
internal sealed partial class StateJson : JsonSerializerContext;
