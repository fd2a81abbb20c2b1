using System.Text.Json;
using Ingest.Events;
using Ingest.Processing;

namespace Benchmarks.Ingest;

/// <summary>How fast events are taken and carts are told, against the endpoint and the disk doing nothing else; in one run on one machine.</summary>
internal static class IngestBenchmark
{
    private const int Connections = 64;
    private const int ActiveUsers = 500; // at one time; each does some ten things, then another comes

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(int mostUsers)
    {
        Console.WriteLine($"events of 658 bytes, {Connections} connections, {Environment.ProcessorCount} processors");
        await WritesAsync();
        foreach (var users in ((int[])[1000, 100_000, 1_000_000]).Where(u => u <= mostUsers))
            await ReadsAsync(users);
    }

    private static async Task WritesAsync()
    {
        var ceilings = Directory.CreateTempSubdirectory("ceiling-").FullName;
        await using var server = await Server.StartAsync(Directory.CreateTempSubdirectory("ingest-").FullName);
        await LoadGenerator.RunAsync(server.Port, Connections, TimeSpan.FromSeconds(2), Single("/parse", "w"));
        await LoadGenerator.RunAsync(server.Port, Connections, TimeSpan.FromSeconds(2), Single("/v1/track", "v"));
        var parse = await LoadGenerator.RunAsync(server.Port, Connections, Time, Single("/parse", "p"));
        var single = await LoadGenerator.RunAsync(server.Port, Connections, Time, Single("/v1/track", "s"));
        Print("single events, parsed only", parse, 1);
        Print("single events, durable", single, single.PerSecond / parse.PerSecond);

        var bare = Ceiling.Bare(ceilings, Time);
        var indexed = Ceiling.Indexed(ceilings, Time);
        var batch = await LoadGenerator.RunAsync(server.Port, 8, Time, Batch);
        var events = batch.PerSecond * 100;
        Console.WriteLine($"{"SQLite alone, 100 rows a transaction, bare",-52}{bare,12:0} events/s");
        Console.WriteLine($"{"SQLite alone, a unique id and a second index",-52}{indexed,12:0} events/s");
        Console.WriteLine($"{"batches of 100, durable",-52}{events,12:0} events/s{events / bare,8:0.00} of bare, {events / indexed:0.00} of indexed; p99 {batch.P99:0.0} ms, {batch.Failures} failed");

        var half = single.PerSecond / 2;
        var writing = LoadGenerator.RunAsync(server.Port, Connections, Time, Single("/v1/track", "h"), half);
        var reading = await LoadGenerator.RunAsync(server.Port, 8, Time, (c, n) => Requests.Get($"/v1/users/user-{(n + c) % ActiveUsers}/cart"), 1000);
        Print($"cart read while {half:0} events/s arrive", reading, 0);
        await writing;
        Directory.Delete(ceilings, recursive: true);
    }

    private static async Task ReadsAsync(int users)
    {
        var folder = Directory.CreateTempSubdirectory("ingest-").FullName;
        await using var server = await Server.StartAsync(folder, users >= 1_000_000 ? 128L << 20 : 1L << 30);
        await FillAsync(server, users);
        var hot = Math.Min(users, 1000);
        var cached = Enumerable.Range(0, hot).Select(u => Requests.Get($"/v1/users/user-{u}/cart")).ToArray();
        ReadOnlyMemory<byte> bytes = Requests.Get("/bytes");
        await LoadGenerator.RunAsync(server.Port, Connections, TimeSpan.FromSeconds(2), (c, n) => cached[((n * 31) + c) % hot]);
        await LoadGenerator.RunAsync(server.Port, Connections, TimeSpan.FromSeconds(1), (_, _) => bytes);
        var memory = await LoadGenerator.RunAsync(server.Port, Connections, Time, (_, _) => bytes);
        var read = await LoadGenerator.RunAsync(server.Port, Connections, Time, (c, n) => cached[((n * 31) + c) % hot]);
        var cold = await LoadGenerator.RunAsync(server.Port, Connections, Time, (c, n) => Requests.Get($"/v1/users/user-{(uint)HashCode.Combine(c, n) % users}/cart"));
        Print($"{users} users: the same bytes from memory", memory, 1);
        Print($"{users} users: cart of {hot} people asked for often", read, read.PerSecond / memory.PerSecond);
        Print($"{users} users: cart of anybody", cold, cold.PerSecond / memory.PerSecond);
    }

    private static async Task FillAsync(Server server, int users)
    {
        const int atOnce = 1000;
        for (var user = 0; user < users; user += atOnce)
        {
            var from = user;
            await server.Database.WriteAsync(
                tables =>
                {
                    for (var u = from; u < Math.Min(from + atOnce, users); u++)
                    {
                        var at = DateTimeOffset.UnixEpoch.AddYears(56);
                        var json = JsonElement.Parse(Requests.Event($"fill-{u}", u, at));
                        var happened = new Event($"fill-{u}", "Product Added", $"user-{u}", null, at, at, "bench", json.GetProperty("properties"), json.GetProperty("context"));
                        Projector.Apply(tables, happened.Person, new(tables.Log.Append(happened)!.Value, happened), null);
                    }
                    return true;
                },
                CancellationToken.None);
        }
        await server.Database.CatchUpAsync(CancellationToken.None);
    }

    private static Func<int, long, ReadOnlyMemory<byte>> Single(string path, string name) =>
        (connection, number) => Requests.Post(path, Requests.Event($"{name}-{connection}-{number}", User(connection, number), TimeProvider.System.GetUtcNow()));

    private static ReadOnlyMemory<byte> Batch(int connection, long number) => Requests.Post(
        "/v1/batch", Requests.Batch(Enumerable.Range(0, 100).Select(i => Requests.Event($"b-{connection}-{number}-{i}", User(connection, (number * 100) + i), TimeProvider.System.GetUtcNow(), typed: true))));

    /// <summary>Each connection has visitors of its own, whose events come in their order.</summary>
    private static int User(int connection, long number) => (int)((connection * 100_000L) + (number / (10 * ActiveUsers / Connections) * (ActiveUsers / Connections)) + (number % (ActiveUsers / Connections)));

    private static void Print(string what, Load load, double ratio) =>
        Console.WriteLine($"{what,-52}{load.PerSecond,12:0} a second{(ratio > 0 ? $"{ratio,8:0.00}" : ""),8}; median {load.Median:0.00} ms, p99 {load.P99:0.00} ms{(load.Failures > 0 ? $", {load.Failures} failed" : "")}");
}
