using System.Text.Json;
using Ingest.Events;

namespace Ingest.Tests;

/// <summary>Events for tests, at whole minutes of one morning.</summary>
internal static class Sample
{
    private static readonly JsonElement NoContext = JsonElement.Parse("{}");

    public static readonly DateTimeOffset Morning = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public static Event Event(string type, string properties = "{}", int minute = 0, string? id = null) => new(
        id ?? $"{type}-{minute}", type, "u1", null, Morning.AddMinutes(minute), Morning.AddMinutes(minute), "test", JsonElement.Parse(properties), NoContext);
}
