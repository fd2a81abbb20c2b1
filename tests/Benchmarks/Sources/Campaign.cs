using System.Diagnostics;
using System.Text.Json;
using Benchmarks.Mjml;
using TemplateLanguage.Rendering;

namespace Benchmarks.Sources;

/// <summary>A mail to 10,000 people, 64 at once, each with five values: two of the person, one of its group, one of its product, one of everybody.</summary>
internal sealed class Campaign(SlowShop shop)
{
    private const int People = 10_000;
    private const int AtOnce = 64;

    private readonly List<(string What, int Requests, double Seconds)> _runs = [];

    public async Task<IEnumerable<Goal>> RunAsync()
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = AtOnce, UseProxy = false, UseCookies = false }) { BaseAddress = new(shop.Url) };
        await MeasureAsync("one call after another", user => OneAfterAnotherAsync(http, user));
        await MeasureAsync("the graph", batch: false, cache: false);
        await MeasureAsync("the graph, with cache", batch: false, cache: true);
        await MeasureAsync("the graph, with batches", batch: true, cache: false);
        await MeasureAsync("the graph, with cache and batches", batch: true, cache: true);
        Console.WriteLine($"\n{$"{People} people, {AtOnce} at once",-52}{"requests",10}{"seconds",10}{"faster by",12}");
        foreach (var run in _runs)
            Console.WriteLine($"{run.What,-52}{run.Requests,10}{run.Seconds,10:0.0}{_runs[0].Seconds / run.Seconds,12:0.0}");
        return
        [
            new("campaign: time of one after another / of the graph", _runs[0].Seconds / _runs[1].Seconds, 1, AtLeast: true),
            new("campaign: its requests / those with cache and batches", (double)_runs[0].Requests / _runs[^1].Requests, 10, AtLeast: true),
        ];
    }

    private async Task MeasureAsync(string what, bool batch, bool cache)
    {
        await using var mail = new Mail(Systems(batch), Template(cache ? "cache 5m" : ""));
        await MeasureAsync(what, async user =>
        {
            if (await mail.SendAsync(user) is not RenderOutcome.Rendered)
                throw new InvalidOperationException("A mail was not rendered.");
        });
    }

    private async Task MeasureAsync(string what, Func<string, Task> send)
    {
        await Mail.ManyAsync(AtOnce, 2 * AtOnce, n => send($"warm{n}"));
        await shop.CountAsync();
        var start = Stopwatch.GetTimestamp();
        await Mail.ManyAsync(AtOnce, People, n => send($"u{n}"));
        var took = Stopwatch.GetElapsedTime(start);
        _runs.Add((what, await shop.CountAsync(), took.TotalSeconds));
    }

    private static async Task OneAfterAnotherAsync(HttpClient http, string user)
    {
        var cart = await GetAsync($"/cart/{user}");
        await GetAsync($"/person/{user}");
        await GetAsync($"/offers/{cart.GetProperty("group").GetString()}");
        await GetAsync($"/stock/{cart.GetProperty("items")[0].GetProperty("id").GetString()}");
        await GetAsync("/banner/all");

        async Task<JsonElement> GetAsync(string path) => JsonElement.Parse(await http.GetByteArrayAsync(path));
    }

    private string Systems(bool batch) => $$"""
        shop:
          base: {{shop.Url}}
          internal: true
          timeout: 20s
          concurrency: 2000
          operations:
            cart: { get: "/cart/{user}"{{(batch ? ", batch: { get: \"/carts?users={user*}\", key: user, max: 100 }" : "")}} }
            person: { get: "/person/{user}"{{(batch ? ", batch: { get: \"/people?users={user*}\", key: user, max: 100 }" : "")}} }
            offers: { get: "/offers/{group}" }
            stock: { get: "/stock/{product}" }
            banner: { get: "/banner/all" }
        """;

    private static string Template(string shared) => $$$"""
        ---
        subject: s
        from: shop@example.com
        deadline: 20s
        ---
        {% source cart = shop.cart(user: recipient.id) required %}
        {% source person = shop.person(user: recipient.id) required %}
        {% source offers = shop.offers(group: cart.group) {{{shared}}} required %}
        {% source stock = shop.stock(product: cart.items[0].id) {{{shared}}} required %}
        {% source banner = shop.banner() {{{shared}}} required %}
        <mjml><mj-body><mj-section><mj-column><mj-text>{{ cart.user }} {{ person.user }} {{ offers.user }} {{ stock.user }} {{ banner.user }}</mj-text></mj-column></mj-section></mj-body></mjml>
        """;
}
