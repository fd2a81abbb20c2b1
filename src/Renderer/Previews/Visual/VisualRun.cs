using System.Globalization;
using Renderer.Previews.Snapshots;
using Renderer.Templates;

namespace Renderer.Previews.Visual;

/// <summary>Takes a picture of every mail on a phone and beside other mail, and compares it with what was accepted.</summary>
/// <param name="chromium">Where the browser is; <c>null</c>: on the PATH.</param>
internal sealed class VisualRun(TemplateFolder folder, string? chromium)
{
    /// <summary>A phone, and the pane of a desktop client: wide enough for the usual 600 px with its margin.</summary>
    private static readonly int[] Widths = [375, 700];

    /// <exception cref="ChromiumException">There is no browser, or it does not work.</exception>
    public async Task<SnapshotReport> RunAsync(SnapshotReport report, bool accept, CancellationToken cancellationToken)
    {
        await using var browser = await Chromium.StartAsync(chromium, cancellationToken);
        var page = await browser.OpenAsync(cancellationToken);
        var results = new List<SnapshotResult>();
        foreach (var result in report.Results)
            results.Add(result.Parts.TryGetValue(SnapshotParts.Html, out var html) ? await CompareAsync(page, result, html, accept, cancellationToken) : result);
        return report with { Results = results };
    }

    private async Task<SnapshotResult> CompareAsync(ChromiumPage page, SnapshotResult result, string html, bool accept, CancellationToken cancellationToken)
    {
        var snapshots = new SnapshotFolder(folder, result.Template);
        foreach (var width in Widths)
        {
            var kind = string.Create(CultureInfo.InvariantCulture, $"{width}.png");
            await page.ShowAsync(html, width, dark: false, cancellationToken);
            var picture = await page.PictureAsync(cancellationToken);
            var (verified, received, difference) =
                (snapshots.Verified(result.Fixture, kind), snapshots.Received(result.Fixture, kind), snapshots.Received(result.Fixture, $"{width}.difference.png"));
            File.Delete(received);
            File.Delete(difference);
            var compared = File.Exists(verified) ? await PictureComparison.OfAsync(page, await File.ReadAllBytesAsync(verified, cancellationToken), picture, cancellationToken) : null;
            if (compared is { IsSame: true })
                continue;
            Directory.CreateDirectory(snapshots.Path);
            await File.WriteAllBytesAsync(accept ? verified : received, picture, cancellationToken);
            if (compared is not null && !accept)
                await File.WriteAllBytesAsync(difference, compared.Picture, cancellationToken);
            var what = compared is null ? "no picture was accepted yet" : string.Create(CultureInfo.InvariantCulture, $"{compared.Share * 100:0.00} % of the picture differs: {difference}");
            result = result with
            {
                Verdict = Verdict(result.Verdict, accept),
                Differences = [.. result.Differences, new(kind, what)],
                Received = accept ? result.Received : [.. result.Received, received],
            };
        }
        return result;
    }

    private static SnapshotVerdict Verdict(SnapshotVerdict ofTexts, bool accept) => ofTexts switch
    {
        SnapshotVerdict.New or SnapshotVerdict.Broken => ofTexts,
        _ => accept ? SnapshotVerdict.Accepted : SnapshotVerdict.Different,
    };
}
