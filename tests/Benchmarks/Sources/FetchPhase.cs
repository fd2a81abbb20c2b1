using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Benchmarks.Mjml;
using TemplateLanguage.Rendering;

namespace Benchmarks.Sources;

/// <summary>
/// What fetching takes beyond the longest path of the graph: five sources, of which the longest way is three, one for the next. Beside it the same graph by hand:
/// the requests of one HTTP client and the parsing of their answers, without limits, records, retries or cache.
/// </summary>
internal sealed class FetchPhase(SlowShop shop)
{
    private const int Warm = 4000; // some seconds: until the runtime has done optimizing
    private const string Template = """
        ---
        subject: s
        from: shop@example.com
        deadline: 20s
        ---
        {% source cart = shop.cart(user: recipient.id) required %}
        {% source viewed = shop.viewed(user: recipient.id) required %}
        {% source person = shop.person(user: recipient.id) required %}
        {% source offers = shop.offers(user: cart.user) required %}
        {% source stock = shop.stock(user: offers.user) required %}
        <mjml><mj-body><mj-section><mj-column><mj-text>{{ stock.user }} {{ viewed.user }} {{ person.user }}</mj-text></mj-column></mj-section></mj-body></mjml>
        """;

    private int _users;

    public async Task<IEnumerable<Goal>> RunAsync()
    {
        await using var mail = new Mail(
            $$"""
            shop:
              base: {{shop.Url}}
              internal: true
              timeout: 20s
              concurrency: 2000
              operations:
                cart: { get: "/cart/{user}" }
                viewed: { get: "/viewed/{user}" }
                person: { get: "/person/{user}" }
                offers: { get: "/offers/{user}" }
                stock: { get: "/stock/{user}" }
            """, Template);
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 2000, UseProxy = false, UseCookies = false }) { BaseAddress = new(shop.Url) };
        await MeasureAsync(64, Warm, user => FetchedAsync(mail, user));
        await MeasureAsync(64, Warm, user => ByHandAsync(http, user));
        Console.WriteLine($"{"fetch phase beyond the longest path, ms",-52}{"p50",10}{"p99",10}{"CPU us",10}{"by hand p50",14}{"p99",10}{"CPU us",10}");
        var goals = new List<Goal>();
        foreach (var (atOnce, count) in ((int, int)[])[(1, 150), (32, 4000), (256, 10_000)])
        {
            var (ours, hand) = (await MeasureAsync(atOnce, count, user => FetchedAsync(mail, user)), await MeasureAsync(atOnce, count, user => ByHandAsync(http, user)));
            Console.WriteLine($"{$"{count} sends, {atOnce} at once",-52}{ours.Of(50),10:0.00}{ours.Of(99),10:0.00}{ours.Processor,10:0}{hand.Of(50),14:0.00}{hand.Of(99),10:0.00}{hand.Processor,10:0}");
            if (atOnce == 32)
                goals.AddRange([new("fetch beyond the longest path, 32 at once, p50, ms", ours.Of(50), 1, AtLeast: false), new("the same, p99, ms", ours.Of(99), 5, AtLeast: false)]);
        }
        return goals;
    }

    private async Task<Beyond> MeasureAsync(int atOnce, int count, Func<string, Task<TimeSpan>> fetch)
    {
        GC.Collect(); // what the other one has left behind
        var fetched = new ConcurrentBag<(string User, TimeSpan Took)>();
        var processor = Environment.CpuUsage.TotalTime;
        await Mail.ManyAsync(atOnce, count, async _ =>
        {
            var user = $"u{Interlocked.Increment(ref _users)}";
            fetched.Add((user, await fetch(user)));
        });
        var used = Environment.CpuUsage.TotalTime - processor;
        var took = await shop.TookAsync();
        return new([.. fetched.Select(f => f.Took.TotalMilliseconds - LongestPath(took, f.User) / 1000).Order()], used.TotalMicroseconds / count);
    }

    private static double LongestPath(Dictionary<string, double> took, string user)
    {
        var chain = took[$"/cart/{user}"] + took[$"/offers/{user}"] + took[$"/stock/{user}"];
        return new[] { chain, took[$"/viewed/{user}"], took[$"/person/{user}"] }.Max();
    }

    private static async Task<TimeSpan> FetchedAsync(Mail mail, string user)
    {
        var outcome = await mail.SendAsync(user);
        return outcome is RenderOutcome.Rendered ? outcome.Report.Fetched : throw new InvalidOperationException(outcome.ToString());
    }

    private static async Task<TimeSpan> ByHandAsync(HttpClient http, string user)
    {
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(ChainAsync(), GetAsync("viewed"), GetAsync("person"));
        return Stopwatch.GetElapsedTime(start);

        async Task ChainAsync()
        {
            await GetAsync("cart");
            await GetAsync("offers");
            await GetAsync("stock");
        }

        async Task GetAsync(string what) => JsonElement.Parse(await http.GetByteArrayAsync($"/{what}/{user}"));
    }

    /// <param name="Times">In milliseconds, the shortest first.</param>
    /// <param name="Processor">
    /// Microseconds of this process's time a send: without the systems', of ours also rendering the mail. With few sends at once most of it are threads that look for work.
    /// </param>
    private sealed record Beyond(double[] Times, double Processor)
    {
        public double Of(int percent) => Times[(Times.Length - 1) * percent / 100];
    }
}
