using Renderer.Studio.Workshop;

namespace Renderer.Tests.Studio;

public sealed class ImpactTests
{
    private static readonly string Root = Path.GetFullPath("mails");

    private static readonly OpenTemplate[] Open =
    [
        Made("cart", isCurrent: true, "_partials/footer.mjml"), Made("welcome", isCurrent: true), Made("broken", isCurrent: false),
    ];

    [Theory]
    [InlineData("cart/template.mjml", "cart")]
    [InlineData("cart/previews/usual.json", "cart")]
    [InlineData("cart/snapshots/usual.verified.html", "cart")]
    [InlineData("_partials/footer.mjml", "broken,cart")]
    [InlineData("_partials/unused.mjml", "broken")]
    [InlineData("sources.yaml", null)]
    [InlineData("defaults.yaml", null)]
    [InlineData("schemas/cart.json", null)]
    [InlineData("locales/de.yaml", null)]
    [InlineData("fresh", "fresh")]
    [InlineData("notes.md", "")]
    public void Only_what_a_file_is_part_of_is_compiled_again(string file, string? names)
    {
        var found = Impact.Of(Root, Path.Combine(Root, file), Open);
        Assert.Equal(names, found is null ? null : string.Join(',', found.Order(StringComparer.Ordinal)));
    }

    private static OpenTemplate Made(string name, bool isCurrent, params string[] files) =>
        new(name, 1, null, isCurrent, [], [], [], files.Select(f => Path.Combine(Root, f)).ToHashSet(StringComparer.Ordinal));
}
