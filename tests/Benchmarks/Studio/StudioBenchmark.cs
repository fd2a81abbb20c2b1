using System.Diagnostics;
using EndToEnd.Rig;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Playwright;
using Renderer.Studio;

namespace Benchmarks.Studio;

/// <summary>How long it takes from saving a template until its mail is on the screen, beside what reading and rendering it alone takes.</summary>
internal static class StudioBenchmark
{
    private const int Warm = 10;
    private const int Rounds = 50;
    private const string Text = "Still thinking it over";

    // Looks at every picture that the browser paints.
    private const string Shown = "word => document.querySelector('.mail-frame iframe:not(.coming)')?.contentDocument?.body?.textContent.includes(word)";

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("studio-").FullName;
        try
        {
            Folders.Copy(Path.Combine(Repository.Folder, "tests", "EndToEnd", "Studio", "templates"), folder);
            await using var app = StudioHost.Build(
                ["--environment", "Development", "--Renderer:Templates", folder, "--Renderer:DataPath", Path.Combine(folder, ".data")], b => b.WebHost.UseUrls("http://127.0.0.1:0"));
            await app.StartAsync();
            await MeasureAsync(app.Urls.First(), Path.Combine(folder, "abandoned-cart", "template.mjml"));
            await app.StopAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(string url, string file)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
        var page = await browser.NewPageAsync();
        await page.Context.RouteAsync(other => !other.StartsWith(url, StringComparison.Ordinal), route => route.AbortAsync());
        await page.GotoAsync($"{url}/studio#/t/abandoned-cart/usual");
        await page.WaitForFunctionAsync(Shown, Text);
        await page.Locator("#live.is-live").WaitForAsync();
        using var http = new HttpClient { BaseAddress = new(url) };
        var template = await File.ReadAllTextAsync(file);
        var (screens, renders) = (new List<double>(), new List<double>());
        for (var round = 0; round < Warm + Rounds; round++)
        {
            var word = $"Round {round} of many";
            var start = Stopwatch.GetTimestamp();
            await File.WriteAllTextAsync(file, template.Replace(Text, word, StringComparison.Ordinal));
            await page.WaitForFunctionAsync(Shown, word);
            var screen = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            start = Stopwatch.GetTimestamp();
            await http.GetStringAsync("/studio/api/templates/abandoned-cart/fixtures/usual/mail");
            if (round < Warm)
                continue;
            screens.Add(screen);
            renders.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        Print("save to screen", screens);
        Print("one mail by HTTP", renders);
        Console.WriteLine($"{"ratio of medians",-20}{Of(screens, 50) / Of(renders, 50),10:0.0}");
    }

    private static void Print(string what, List<double> times) =>
        Console.WriteLine($"{what,-20}{Of(times, 50),10:0.0} ms median{Of(times, 95),10:0.0} ms p95{times.Max(),10:0.0} ms longest");

    private static double Of(List<double> times, int percent) => times.Order().ElementAt((times.Count - 1) * percent / 100);
}
