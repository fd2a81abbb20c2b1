using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Benchmarks.Sources;

/// <summary>The process of <see cref="SlowShop"/>.</summary>
internal sealed class SlowShopServer
{
    public const string Command = "slow-shop";
    public const string Count = "/count";
    public const string Took = "/took";

    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentDictionary<string, double> _took = new(StringComparer.Ordinal);
    private readonly FineTimer _timer = new();
    private int _requests;

    /// <summary>Serves until standard input ends; the first line of output is its address.</summary>
    public static async Task RunAsync()
    {
        var shop = new SlowShopServer();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSockets(o => o.UnsafePreferInlineScheduling = true).UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGet(Count, () => Interlocked.Exchange(ref shop._requests, 0));
        app.MapGet(Took, () => shop._took.Keys.ToDictionary(path => path, path => shop._took.TryRemove(path, out var took) ? took : 0));
        app.MapFallback(shop.AnswerAsync);
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await Console.In.ReadToEndAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var arrived = Stopwatch.GetTimestamp();
        Interlocked.Increment(ref _requests);
        var path = http.Request.Path.Value!;
        await _timer.WaitAsync(Least + (Most - Least) * (Hash(path + http.Request.QueryString) / (double)uint.MaxValue));
        var json = Encoding.UTF8.GetBytes(path == "/carts" || path == "/people"
            ? $"[{string.Join(',', http.Request.Query["users"].ToString().Split(',').Select(Item))}]"
            : Item(path[(path.LastIndexOf('/') + 1)..]));
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = json.Length;
        _took[path] = Stopwatch.GetElapsedTime(arrived).TotalMicroseconds;
        await http.Response.Body.WriteAsync(json);
    }

    /// <summary>What is told of anything: 400 bytes, as a small cart has.</summary>
    private static string Item(string id) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"user":"{{id}}","as_of":"2026-11-23T10:00:00Z","group":"g{{Hash(id) % 50}}","items":[{"id":"p{{Hash(id) % 100}}","name":"Enamel mug, forest","price":14.5,"quantity":1,"url":"https://shop.example/products/enamel-mug","image_url":"https://shop.example/pictures/enamel-mug.png"},{"id":"p{{Hash(id) % 7}}","name":"Wool blanket","price":89,"quantity":1,"url":"https://shop.example/products/wool-blanket"}]}""");

    private static uint Hash(string text)
    {
        var hash = 2166136261; // FNV-1a: the same in every run
        foreach (var letter in text)
            hash = (hash ^ letter) * 16777619;
        return hash;
    }
}
