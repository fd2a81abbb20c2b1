using System.Text.Json;
using System.Text.Json.Serialization;
using Ingest.Events;
using Ingest.State;

namespace Ingest.Tests;

/// <summary>Events for tests, at whole minutes of one morning, and what they led to.</summary>
internal static class Sample
{
    private static readonly JsonElement NoContext = JsonElement.Parse("{}");

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        IgnoreReadOnlyProperties = true, // what is reckoned from the rest
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static readonly DateTimeOffset Morning = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public static Event Event(string type, string properties = "{}", int minute = 0, string? id = null) => new(
        id ?? $"{type}-{minute}", type, "u1", null, Morning.AddMinutes(minute), Morning.AddMinutes(minute), "test", JsonElement.Parse(properties), NoContext);

    /// <summary>All that a state holds, to compare and to read.</summary>
    public static string Text(PersonState state) => JsonSerializer.Serialize(state, Readable);
}
