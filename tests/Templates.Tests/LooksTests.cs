using Renderer.Previews.Visual;

namespace Templates.Tests;

/// <summary>Every mail in a browser, on a phone and beside other mail, light and dark.</summary>
public sealed class LooksTests
{
    /// <summary>Texts whose contrast is less than WCAG AA asks for, by the nearest ground behind them.</summary>
    private const string Faint = """
        (() => {
            const parse = color => (color.match(/[\d.]+/g) || []).map(Number);
            const shine = c => c.slice(0, 3).map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
            const ground = element => {
                for (let e = element; e; e = e.parentElement) {
                    const color = parse(getComputedStyle(e).backgroundColor);
                    if (color.length === 3 || color[3] > 0.99) return color;
                }
                return [255, 255, 255];
            };
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const faint = [];
            for (let node; node = texts.nextNode();) {
                const element = node.parentElement;
                const style = getComputedStyle(element);
                if (!node.data.trim() || style.visibility === 'hidden' || !element.getClientRects().length || parseFloat(style.fontSize) === 0 || element.closest('style, [style*="display:none"]')) continue;
                const [a, b] = [shine(parse(style.color)), shine(ground(element))];
                const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                const large = parseFloat(style.fontSize) >= 24 || parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700;
                if (ratio < (large ? 3 : 4.5)) faint.push(`${node.data.trim().slice(0, 40)}: ${ratio.toFixed(1)} (${style.color} on ${ground(element)})`);
            }
            return faint.join('\n');
        })()
        """;

    public static TheoryData<string> Templates => ShippedMail.Templates;

    [Theory, MemberData(nameof(Templates))]
    public async Task It_fits_and_can_be_read(string template)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var browser = await Chromium.StartAsync(null, ct);
        var page = await browser.OpenAsync(ct);
        foreach (var (fixture, parts) in ShippedMail.Of(template))
        {
            foreach (var (width, dark) in new[] { (375, false), (375, true), (700, false), (700, true) })
            {
                await page.ShowAsync(parts.Html, width, dark, ct);
                var needed = (await page.EvaluateAsync("document.documentElement.scrollWidth", ct)).GetInt32();
                Assert.True(needed <= width, $"{fixture} is {needed} px wide where there are {width}.");
                Assert.Equal("", (await page.EvaluateAsync(Faint, ct)).GetString());
            }
        }
    }
}
