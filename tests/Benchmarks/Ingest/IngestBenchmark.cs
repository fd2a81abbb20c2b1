namespace Benchmarks.Ingest;

/// <summary>How fast events are taken and carts are told, against the endpoint and the disk doing nothing else; in one run on one machine.</summary>
internal static class IngestBenchmark
{
    private const int Connections = 64;
    private const int ActiveUsers = 500; // at one time; each does some ten things, then another comes

    private const long Memory = 256L << 20; // the default

    private const int Rounds = 5; // each measures all in turn, and the middle one counts: the machine's own speed changes within minutes

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(8); // until the runtime has done optimizing: each server is a process of its own

    /// <param name="mostUsers">Reads are measured at 1,000, 100,000 and 1,000,000 users, as far as that.</param>
    public static async Task RunAsync(int mostUsers)
    {
        Console.WriteLine($"events of 658 bytes, {Connections} connections, {Environment.ProcessorCount} processors, {(System.Runtime.GCSettings.IsServerGC ? "server" : "workstation")} garbage collection");
        await InFolderAsync(SinglesAsync);
        await InFolderAsync(BatchesAsync);
        await Restart.RunAsync();
        foreach (var users in ((int[])[1000, 100_000, 1_000_000]).Where(u => u <= mostUsers))
            await InFolderAsync(folder => ReadsAsync(folder, users));
    }

    private static async Task InFolderAsync(Func<string, Task> measure)
    {
        var folder = Directory.CreateTempSubdirectory("ingest-").FullName;
        await measure(folder);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task SinglesAsync(string folder)
    {
        await using var server = await Server.StartAsync(folder, Memory);
        await LoadGenerator.RunAsync(server.Port, Connections, Warm, Single("/parse", "w"));
        await LoadGenerator.RunAsync(server.Port, Connections, Warm, Single("/same", "w"));
        await LoadGenerator.RunAsync(server.Port, Connections, Warm, Single("/v1/track", "v"));
        var rounds = new List<(Load Parse, Load Same, Load Single)>();
        for (var i = 0; i < Rounds; i++)
        {
            rounds.Add((
                await LoadGenerator.RunAsync(server.Port, Connections, Time, Single("/parse", $"p{i}")),
                await LoadGenerator.RunAsync(server.Port, Connections, Time, Single("/same", $"p{i}")),
                await LoadGenerator.RunAsync(server.Port, Connections, Time, Single("/v1/track", $"s{i}"))));
        }
        var single = Middle(rounds, r => r.Single.PerSecond).Single;
        Print("single events, parsed only, without a door", Middle(rounds, r => r.Parse.PerSecond).Parse, MiddleOf(rounds, r => r.Parse.PerSecond / r.Same.PerSecond));
        Print("single events, parsed only, by the same door", Middle(rounds, r => r.Same.PerSecond).Same, 1);
        Print("single events, durable", single, MiddleOf(rounds, r => r.Single.PerSecond / r.Same.PerSecond));

        var half = single.PerSecond / 2;
        var writing = LoadGenerator.RunAsync(server.Port, Connections, Time, Single("/v1/track", "h"), half);
        var reading = await LoadGenerator.RunAsync(server.Port, 8, Time, (_, c, n) => Requests.Get($"/v1/users/user-{(n + c) % ActiveUsers}/cart"), 1000);
        Print($"cart read while {half:0} events/s arrive", reading, 0);
        await writing;
    }

    private static async Task BatchesAsync(string folder)
    {
        await using var server = await Server.StartAsync(folder, Memory);
        await LoadGenerator.RunAsync(server.Port, 8, Warm, Batch("w"));
        var rounds = new List<(double Bare, double Indexed, Load Batch)>();
        for (var i = 0; i < Rounds; i++)
            rounds.Add((Ceiling.Bare(folder, Time), Ceiling.Indexed(folder, Time), await LoadGenerator.RunAsync(server.Port, 8, Time, Batch($"b{i}"))));
        var batch = Middle(rounds, r => r.Batch.PerSecond).Batch;
        Console.WriteLine($"{"SQLite alone, 100 rows a transaction, bare",-52}{MiddleOf(rounds, r => r.Bare),12:0} events/s");
        Console.WriteLine($"{"SQLite alone, a unique id and a second index",-52}{MiddleOf(rounds, r => r.Indexed),12:0} events/s");
        Console.WriteLine(
            $"{"batches of 100, durable",-52}{batch.PerSecond * 100,12:0} events/s{MiddleOf(rounds, r => r.Batch.PerSecond * 100 / r.Bare),8:0.00} of bare, " +
            $"{MiddleOf(rounds, r => r.Batch.PerSecond * 100 / r.Indexed):0.00} of indexed; p99 {batch.P99:0.0} ms, {rounds.Sum(r => r.Batch.Failures)} failed");
    }

    private static async Task ReadsAsync(string folder, int users)
    {
        await Seed.RunAsync(folder, users);
        var hot = Math.Min(users, 1000);
        var often = Enumerable.Range(0, hot).Select(u => Requests.Get($"/v1/users/user-{u}/cart")).ToArray();
        var bytes = Requests.Get("/bytes");
        Load memory;
        await using (var server = await Server.StartAsync(folder, Memory))
        {
            await LoadGenerator.RunAsync(server.Port, Connections, Warm, Often);
            await LoadGenerator.RunAsync(server.Port, Connections, Warm, Bytes);
            var rounds = new List<(Load Memory, Load Read)>();
            for (var i = 0; i < Rounds; i++)
                rounds.Add((await LoadGenerator.RunAsync(server.Port, Connections, Time, Bytes), await LoadGenerator.RunAsync(server.Port, Connections, Time, Often)));
            memory = Middle(rounds, r => r.Memory.PerSecond).Memory;
            Print($"{users} users: the same bytes from memory", memory, 1);
            Print($"{users} users: cart of {hot} people, from memory", Middle(rounds, r => r.Read.PerSecond).Read, MiddleOf(rounds, r => r.Read.PerSecond / r.Memory.PerSecond));
        }
        await using (var server = await Server.StartAsync(folder, 0))
        {
            await LoadGenerator.RunAsync(server.Port, Connections, Warm, Anybody);
            var read = await LoadGenerator.RunAsync(server.Port, Connections, Time, Anybody);
            Print($"{users} users: cart of anybody, from SQLite each time", read, read.PerSecond / memory.PerSecond);
        }

        ReadOnlyMemory<byte> Bytes(Requests requests, int connection, long number) => bytes;

        ReadOnlyMemory<byte> Often(Requests requests, int connection, long number) => often[((number * 31) + connection) % hot];

        ReadOnlyMemory<byte> Anybody(Requests requests, int connection, long number) => Requests.Get($"/v1/users/user-{(uint)HashCode.Combine(connection, number) % users}/cart");
    }

    private static Func<Requests, int, long, ReadOnlyMemory<byte>> Single(string path, string name) =>
        (requests, connection, number) => requests.Post(path, $"{name}-{connection}-{number}", User(connection, number));

    private static Func<Requests, int, long, ReadOnlyMemory<byte>> Batch(string name) =>
        (requests, connection, number) => requests.Batch($"{name}-{connection}-{number}", i => User(connection, (number * 100) + i));

    /// <summary>Each connection has visitors of its own, whose events come in their order.</summary>
    private static int User(int connection, long number) => (int)((connection * 100_000L) + (number / (10 * ActiveUsers / Connections) * (ActiveUsers / Connections)) + (number % (ActiveUsers / Connections)));

    private static T Middle<T>(List<T> rounds, Func<T, double> of) => rounds.OrderBy(of).ElementAt(rounds.Count / 2);

    private static double MiddleOf<T>(List<T> rounds, Func<T, double> of) => of(Middle(rounds, of));

    private static void Print(string what, Load load, double ratio) =>
        Console.WriteLine($"{what,-52}{load.PerSecond,12:0} a second{(ratio > 0 ? $"{ratio,8:0.00}" : ""),8}; median {load.Median:0.00} ms, p99 {load.P99:0.00} ms{(load.Failures > 0 ? $", {load.Failures} failed" : "")}");
}
