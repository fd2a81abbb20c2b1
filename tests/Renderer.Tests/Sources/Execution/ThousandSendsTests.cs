using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Renderer.Sources.Caching;
using Renderer.Sources.Execution;
using Renderer.Templates;
using TemplateLanguage.Planning;

namespace Renderer.Tests.Sources.Execution;

/// <summary>A thousand sends for a thousand recipients at once, over five sources; what each system was asked is counted.</summary>
[Collection(nameof(Alone))]
public sealed class ThousandSendsTests : HttpMessageHandler, IHttpClientFactory
{
    private const int Sends = 1000;
    private const int Max = 50;
    private const long MostForOne = 256 * 1024; // bytes that five calls take, tests' own systems included
    private const long MostKept = 2 * 1024 * 1024; // after five thousand sends: 400 bytes of each would be too many

    private const int Bound = 60_000; // milliseconds; only where a thread is held does it take any of them

    private readonly ConcurrentDictionary<string, int> _requests = new();
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _carts;

    [Fact]
    public async Task Systems_are_asked_as_declared_and_never_more()
    {
        using var cache = new SourceCache(new());
        var callers = Callers(cache);
        _open.SetResult();

        var answers = await AllAsync(callers);

        Assert.All(answers.SelectMany(a => a), a => Assert.IsType<SourceAnswer.Value>(a));
        Assert.All(answers.Select((a, i) => ((SourceAnswer.Value)a[0]).Json.GetProperty("user").GetString() == $"u{i}"), Assert.True);
        Assert.Equal(Sends, _requests["profile"]);
        // A gathering ends when it is full, or its time is over: then it may be smaller, and one alone is single.
        Assert.InRange(_requests["carts"] + _requests.GetValueOrDefault("cart"), Sends / Max, Sends / 2);
        // Whoever comes while a value is fetched shares the request; whoever comes later finds the value.
        Assert.Equal(1, _requests["banner"]);
        Assert.Equal(10, _requests["offers"]);
        Assert.InRange(_requests["stock"], 1, Sends);
    }

    [Fact(Timeout = Bound)]
    public async Task While_all_of_them_wait_no_thread_does()
    {
        using var cache = new SourceCache(new());
        var callers = Callers(cache);
        var sending = AllAsync(callers);

        // Every person's cart and profile are asked for, alone or in a batch, and nobody has answered: with a thread held by each send, or by some, this would never come.
        await PoolAtRest.RunAsync(() =>
        {
            while (_requests.GetValueOrDefault("profile") < Sends || Volatile.Read(ref _carts) < Sends)
            {
                TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
                Thread.Yield();
            }
            PoolAtRest.Wait(TestContext.Current.CancellationToken);
            return PoolAtRest.Working;
        });
        Assert.False(sending.IsCompleted);
        _open.SetResult();

        Assert.All((await sending).SelectMany(a => a), a => Assert.IsType<SourceAnswer.Value>(a));
    }

    [Fact]
    public async Task Memory_is_bounded()
    {
        using var cache = new SourceCache(new());
        var callers = Callers(cache);
        _open.SetResult();
        for (var warm = 0; warm < 3; warm++)
            await AllAsync(callers);
        var (live, allocated) = (GC.GetTotalMemory(forceFullCollection: true), GC.GetTotalAllocatedBytes(precise: true));

        for (var round = 0; round < 5; round++)
            await AllAsync(callers);

        Assert.InRange((GC.GetTotalAllocatedBytes(precise: true) - allocated) / (5 * Sends), 1, MostForOne);
        // What is kept is the same after each thousand: the cache, which has its own bound, and nothing of the sends.
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - live, long.MinValue, MostKept);
    }

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var segments = request.RequestUri!.AbsolutePath.Split('/');
        _requests.AddOrUpdate(segments[1], 1, (_, n) => n + 1);
        var users = segments[1] == "carts" ? Uri.UnescapeDataString(request.RequestUri.Query)["?users=".Length..].Split(',') : [];
        Interlocked.Add(ref _carts, segments[1] == "cart" ? 1 : users.Length);
        await _open.Task.WaitAsync(cancellationToken);
        await Task.Yield();
        var json = segments[1] switch
        {
            "cart" or "profile" => $$"""{"user":"{{segments[2]}}"}""",
            "carts" => JsonSerializer.Serialize(users.Select(u => new { user = u })),
            _ => "{}",
        };
        return new(HttpStatusCode.OK) { Content = new StringContent(json) };
    }

    private SourceCallers Callers(SourceCache cache)
    {
        var folder = Directory.CreateTempSubdirectory("templates");
        File.WriteAllText(Path.Combine(folder.FullName, "sources.yaml"), $$"""
            shop:
              base: http://shop.example
              concurrency: 2000
              timeout: 1h
              retry: 0
              operations:
                cart: { get: "/cart/{user}", batch: { get: "/carts?users={user*}", key: user, max: {{Max}} } }
                profile: { get: "/profile/{user}" }
                offers: { get: "/offers?group={group}" }
                banner: { get: /banner }
                stock: { get: "/stock?ids={ids}" }
            """);
        try
        {
            return new(new TemplateFolder(folder.FullName), new ConfigurationBuilder().Build(), this, cache, new(), TimeProvider.System);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<SourceAnswer[][]> AllAsync(SourceCallers callers) => Task.WhenAll(Enumerable.Range(0, Sends).Select(i => Task.Run(() => SendAsync(callers, i))));

    private static async Task<SourceAnswer[]> SendAsync(SourceCallers callers, int number)
    {
        var send = callers.ForSend(new("t", JsonElement.Parse("{}"), null, null, "k"));
        var minute = TimeSpan.FromMinutes(1);
        return await Task.WhenAll(
            Call(send, "cart", "user", $"u{number}", null), Call(send, "profile", "user", $"u{number}", null), Call(send, "offers", "group", $"g{number % 10}", minute),
            Call(send, "banner", null, "", minute), Call(send, "stock", "ids", $"p{number % 100}", null));
    }

    private static Task<SourceAnswer> Call(ISourceCaller send, string operation, string? argument, string value, TimeSpan? cache) => send.CallAsync(
        new(
            operation, "shop", operation, argument is null ? new Dictionary<string, JsonElement>() : new() { [argument] = JsonSerializer.SerializeToElement(value) },
            null, null, cache, null, null, null),
        TestContext.Current.CancellationToken);
}
