using System.Text.Json.Serialization;

namespace Ingest.Collect.Mixpanel;

/// <summary>An event of an import that was not taken, at its place in the request.</summary>
internal sealed record FailedRecord(int Index, [property: JsonPropertyName("$insert_id")] string InsertId, string Field, string Message);
