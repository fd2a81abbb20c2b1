namespace Renderer.Previews.Visual;

/// <summary>Compares two pictures in the browser that took them, so that nothing else need read PNG.</summary>
/// <param name="Share">Of pixels that differ, 0 to 1.</param>
/// <param name="Picture">The one that came, pale, with what differs in red; as PNG.</param>
internal sealed record PictureComparison(double Share, byte[] Picture)
{
    /// <summary>Share of pixels that may differ: 2 in 10,000, less than a letter of a usual mail and more than the antialiasing of a few edges.</summary>
    public const double Tolerance = 0.0002;

    // A channel that differs by less than 24 of 255 is not seen.
    private const string Script = """
        (async (before, after) => {
            const load = async data => createImageBitmap(await (await fetch('data:image/png;base64,' + data)).blob());
            const [a, b] = [await load(before), await load(after)];
            const [width, height] = [Math.max(a.width, b.width), Math.max(a.height, b.height)];
            const pixels = picture => {
                const context = new OffscreenCanvas(width, height).getContext('2d');
                context.drawImage(picture, 0, 0);
                return context.getImageData(0, 0, width, height);
            };
            const [left, right] = [pixels(a), pixels(b)];
            let count = 0;
            for (let i = 0; i < right.data.length; i += 4) {
                const differs = [0, 1, 2, 3].some(c => Math.abs(left.data[i + c] - right.data[i + c]) >= 24);
                count += differs;
                for (let c = 0; c < 3; c++)
                    right.data[i + c] = differs ? [220, 0, 40][c] : 255 - (255 - right.data[i + c]) / 4;
                right.data[i + 3] = 255;
            }
            const canvas = new OffscreenCanvas(width, height);
            canvas.getContext('2d').putImageData(right, 0, 0);
            const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
            let text = '';
            for (const byte of bytes) text += String.fromCharCode(byte);
            return { share: count / (width * height), picture: btoa(text) };
        })
        """;

    public bool IsSame => Share <= Tolerance;

    public static async Task<PictureComparison> OfAsync(ChromiumPage page, byte[] before, byte[] after, CancellationToken cancellationToken)
    {
        var result = await page.EvaluateAsync($"{Script}('{Convert.ToBase64String(before)}', '{Convert.ToBase64String(after)}')", cancellationToken);
        return new(result.GetProperty("share").GetDouble(), result.GetProperty("picture").GetBytesFromBase64());
    }
}
