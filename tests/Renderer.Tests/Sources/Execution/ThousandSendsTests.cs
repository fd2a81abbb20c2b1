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
public sealed class ThousandSendsTests : HttpMessageHandler, IHttpClientFactory
{
    private const int Sends = 1000;
    private const int Max = 50;

    private readonly ConcurrentDictionary<string, int> _requests = new();

    [Fact]
    public async Task Systems_are_asked_as_declared_and_never_more()
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
        using var cache = new SourceCache(new());
        var callers = new SourceCallers(new TemplateFolder(folder.FullName), new ConfigurationBuilder().Build(), this, cache, new(), TimeProvider.System);
        folder.Delete(recursive: true);

        var answers = await Task.WhenAll(Enumerable.Range(0, Sends).Select(i => Task.Run(() => SendAsync(callers, i))));

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

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var segments = request.RequestUri!.AbsolutePath.Split('/');
        _requests.AddOrUpdate(segments[1], 1, (_, n) => n + 1);
        await Task.Yield();
        var json = segments[1] switch
        {
            "cart" or "profile" => $$"""{"user":"{{segments[2]}}"}""",
            "carts" => JsonSerializer.Serialize(Uri.UnescapeDataString(request.RequestUri.Query)["?users=".Length..].Split(',').Select(u => new { user = u })),
            _ => "{}",
        };
        return new(HttpStatusCode.OK) { Content = new StringContent(json) };
    }

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
