using System.Collections.Concurrent;
using System.Net;

namespace Ingest.Tests.Durability;

/// <summary>Several connections that send events of all kinds as fast as they are answered, and remember what was acknowledged.</summary>
internal sealed class Load(int seed)
{
    private const int Connections = 8;
    private const int People = 25;
    private const int MostInBatch = 30;

    /// <summary>Events that can be in one transaction.</summary>
    public const int MostAtOnce = Connections * MostInBatch;

    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    public ConcurrentBag<string> Acknowledged { get; } = [];

    /// <summary>Statuses other than 200 that were answered.</summary>
    public ConcurrentBag<HttpStatusCode> Refused { get; } = [];

    /// <summary>Called when something is refused.</summary>
    public Action OnRefused { get; set; } = () => { };

    /// <summary>Sends one event until it is acknowledged.</summary>
    public async Task SendOneAsync(IngestProcess process, string id, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var answer = await process.PostAsync("/v1/track", $$"""{"messageId":"{{id}}","userId":"u1","event":"Product Viewed"}""", cancellationToken);
            if (answer.StatusCode != HttpStatusCode.OK)
                continue;
            Acknowledged.Add(id);
            return;
        }
    }

    /// <summary>Sends until the process is gone, or the token says so. <paramref name="enough"/> is called when that many events were acknowledged.</summary>
    public async Task RunAsync(IngestProcess process, int count, Func<Task> enough, CancellationToken cancellationToken)
    {
        var senders = Enumerable.Range(0, Connections).Select(c => SendAsync(process, new Random((seed * Connections) + c), $"{seed}-{c}", count, cancellationToken)).ToList();
        await Task.WhenAny(_reached.Task, Task.WhenAll(senders));
        await enough();
        await Task.WhenAll(senders);
    }

    private async Task SendAsync(IngestProcess process, Random random, string name, int count, CancellationToken cancellationToken)
    {
        var next = 0;
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                var calls = Enumerable.Range(0, random.Next(4) == 0 ? random.Next(1, MostInBatch) : 1).Select(_ => Call(random, $"{name}-{next++}")).ToList();
                var body = $$"""{"batch":[{{string.Join(',', calls.Select(c => c.Json))}}]}""";
                // Some clients do not hear the answer, and send again.
                for (var times = random.Next(5) == 0 ? 2 : 1; times > 0; times--)
                {
                    using var answer = await process.PostAsync("/v1/batch", body, cancellationToken);
                    if (answer.StatusCode != HttpStatusCode.OK)
                    {
                        Refused.Add(answer.StatusCode);
                        OnRefused();
                    }
                    else if (times == 1)
                        calls.ForEach(c => Acknowledged.Add(c.Id));
                }
                if (Interlocked.Add(ref _count, calls.Count) >= count)
                    _reached.TrySetResult();
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            // Killed in the middle: what was not answered may be there or not.
        }
    }

    private static (string Id, string Json) Call(Random random, string id)
    {
        var person = random.Next(People);
        var at = TimeProvider.System.GetUtcNow().AddSeconds(-random.Next(random.Next(10) == 0 ? 3600 : 1));
        var common = $"\"messageId\":\"{id}\",\"timestamp\":\"{at:O}\"";
        var json = random.Next(12) switch
        {
            0 => $$$"""{"type":"identify",{{{common}}},"userId":"u{{{person}}}","anonymousId":"a{{{random.Next(People)}}}","traits":{"email":"u{{{person}}}@example.com"}}""",
            1 => $$$"""{"type":"track",{{{common}}},"userId":"u{{{person}}}","event":"Order Completed","properties":{"order_id":"{{{id}}}"}}""",
            2 => $$$"""{"type":"track",{{{common}}},"userId":"u{{{person}}}","event":"Product Removed","properties":{"product_id":"p{{{random.Next(5)}}}"}}""",
            < 6 => $$$"""{"type":"track",{{{common}}},"anonymousId":"a{{{person}}}","event":"Product Added","properties":{"product_id":"p{{{random.Next(5)}}}","price":1.5}}""",
            _ => $$$"""{"type":"track",{{{common}}},"userId":"u{{{person}}}","event":"Product Added","properties":{"product_id":"p{{{random.Next(5)}}}","price":2.5}}""",
        };
        return (id, json);
    }
}
