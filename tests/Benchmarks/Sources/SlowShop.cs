using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Benchmarks.Sources;

/// <summary>A shop on loopback whose answers take 5 to 50 ms, each address always the same; it tells how long each has really taken, and counts.</summary>
internal sealed class SlowShop : IAsyncDisposable
{
    private const int Least = 5;
    private const int Most = 50;

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, TimeSpan> _took = new(StringComparer.Ordinal);
    private int _requests;

    private SlowShop()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public string Url => _app.Urls.First();

    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Whether it keeps how long each answer took.</summary>
    public bool Tells { get; set; }

    public static async Task<SlowShop> StartAsync()
    {
        var shop = new SlowShop();
        await shop._app.StartAsync();
        return shop;
    }

    public void CountAnew() => Volatile.Write(ref _requests, 0);

    /// <summary>How long an answer took, from the request's arrival to the first byte; it is forgotten then.</summary>
    public TimeSpan Took(string path) => _took.TryRemove(path, out var took) ? took : throw new InvalidOperationException($"Nobody has asked for {path}.");

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var arrived = Stopwatch.GetTimestamp();
        Interlocked.Increment(ref _requests);
        var path = http.Request.Path.Value!;
        await Task.Delay(Least + (int)(Hash(path + http.Request.QueryString) % (Most - Least + 1)));
        var json = Encoding.UTF8.GetBytes(path == "/carts" || path == "/people"
            ? $"[{string.Join(',', http.Request.Query["users"].ToString().Split(',').Select(Item))}]"
            : Item(path[(path.LastIndexOf('/') + 1)..]));
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = json.Length;
        if (Tells)
            _took[path] = Stopwatch.GetElapsedTime(arrived);
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
