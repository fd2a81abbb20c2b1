using System.Diagnostics;
using System.Text.Json;
using Ingest.Events;
using Ingest.Log;
using Ingest.Processing;
using Ingest.State;

namespace Benchmarks.Ingest;

/// <summary>Puts states of many people into the table, in bulk: what is measured is reading them.</summary>
internal static class Seed
{
    private const int AtOnce = 10_000;

    public static async Task RunAsync(string folder, int users)
    {
        var start = Stopwatch.GetTimestamp();
        await using var database = new IngestDatabase(Path.Combine(folder, "ingest.db"), new() { SurvivesPowerLoss = false });
        var state = OneLine();
        for (var user = 0; user < users; user += AtOnce)
        {
            var from = user;
            await database.WriteAsync(
                tables =>
                {
                    for (var u = from; u < Math.Min(from + AtOnce, users); u++)
                        tables.Stored.Put($"user-{u}", state with { Cart = state.Cart with { Id = $"cart-{u}" } });
                    return true;
                },
                CancellationToken.None);
        }
        Console.WriteLine($"{users} users: each with a cart of one line, put straight into the table of states in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s");
    }

    private static PersonState OneLine()
    {
        var at = DateTimeOffset.UnixEpoch.AddYears(56);
        var json = JsonElement.Parse(new Requests().Event("seed", 1).Span);
        var happened = new Event("seed", "Product Added", "user-1", null, at, at, "bench", json.GetProperty("properties"), json.GetProperty("context"));
        return PersonProjection.Apply(PersonState.Empty, new(1, happened));
    }
}
