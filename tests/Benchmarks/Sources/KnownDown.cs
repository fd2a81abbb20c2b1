using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Benchmarks.Mjml;
using TemplateLanguage.Rendering;

namespace Benchmarks.Sources;

/// <summary>What a system costs that is known to be down: whole mails whose only source is of one, beside the same mail without it.</summary>
internal static class KnownDown
{
    private const int Sends = 50_000;

    public static async Task<IEnumerable<Goal>> RunAsync()
    {
        await using var down = new Mail(
            $$"""
            gone:
              base: http://127.0.0.1:{{FreePort()}}
              internal: true
              retry: 0
              breaker: { failures: 50%, over: 10s, pause: 1h }
              operations: { get: { get: "/{user}" } }
            """, Template("{% source offers = gone.get(user: recipient.id) %}", "{% block deals %}<mj-text>{{ offers.name }}</mj-text>{% fallback %}<mj-text>Free delivery</mj-text>{% endblock %}"));
        await using var without = new Mail("none: { base: \"http://127.0.0.1:1\", internal: true, operations: { get: { get: / } } }", Template("", "<mj-text>Free delivery</mj-text>"));
        for (var i = 0; i < 20; i++)
            await down.SendAsync($"u{i}");
        if ((await down.SendAsync("u")).Report.Sources[0].Error != "breaker_open")
            throw new InvalidOperationException("The breaker did not open.");
        await MeasureAsync(down);
        await MeasureAsync(without);
        var (with, alone) = (await MeasureAsync(down), await MeasureAsync(without));
        Console.WriteLine($"\n{"a mail, microseconds",-52}{"p50",10}{"p99",10}");
        Console.WriteLine($"{"its source known to be down",-52}{Of(with, 50),10:0.0}{Of(with, 99),10:0.0}");
        Console.WriteLine($"{"without the source",-52}{Of(alone, 50),10:0.0}{Of(alone, 99),10:0.0}");
        return [new("a system known to be down costs, p50, microseconds", Of(with, 50) - Of(alone, 50), 100, AtLeast: false)];
    }

    private static async Task<double[]> MeasureAsync(Mail mail)
    {
        var times = new double[Sends];
        for (var i = 0; i < Sends; i++)
        {
            var start = Stopwatch.GetTimestamp();
            if (await mail.SendAsync("u") is not RenderOutcome.Rendered)
                throw new InvalidOperationException("A mail was not rendered.");
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }
        Array.Sort(times);
        return times;
    }

    private static string Template(string sources, string body) =>
        $"---\nsubject: s\nfrom: shop@example.com\n---\n{sources}\n<mjml><mj-body><mj-section><mj-column>{body}</mj-column></mj-section></mj-body></mjml>\n";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static double Of(double[] times, int percent) => times[(times.Length - 1) * percent / 100];
}
