using Renderer.Sends;
using Renderer.Sources.Records;
using TemplateLanguage;
using TemplateLanguage.Analysis;
using TemplateLanguage.Planning;
using TemplateLanguage.Rendering;

namespace Renderer.Tests.Sends;

/// <summary>A template whose outcome the test decides; it is also the catalogue that holds it alone.</summary>
internal sealed class FakeTemplate : ITemplate, ITemplateCatalog, ISourceCallers, ISendSources
{
    public static RenderReport Report { get; } = new(
        [new("cart", "carts", "current", "ok", null, TimeSpan.Zero, TimeSpan.FromMilliseconds(12), null)],
        [new("deals", "fallback", "offers: timeout")], [], TimeSpan.FromMilliseconds(12), TimeSpan.FromMilliseconds(1));

    public FrontMatter FrontMatter { get; set; } = new() { Category = "carts" };

    public RenderedParts Parts { get; set; } = new(
        "Your bag", "2 items", "<html><body><p>Bag</p></body></html>", "Bag", "Shop <hello@shop.example>", null, new Dictionary<string, string>());

    public RenderOutcome? Outcome { get; set; }

    public RenderRequest? Seen { get; private set; }

    public Task<RenderOutcome> RenderAsync(RenderRequest request, ISourceCaller sources, CancellationToken cancellationToken)
    {
        Seen = request;
        return Task.FromResult(Outcome ?? new RenderOutcome.Rendered(Parts) { Report = Report });
    }

    public ITemplate? Find(string name) => name == "cart" ? this : null;

    public ISendSources ForSend(SendRequest request) => this;

    public CallReport? ReportOf(string source) => new("a1", CacheOutcome.Miss, 1, 200, 512, null, 0, 1, 12, null, null);

    public ISystemCatalog Systems => throw new NotSupportedException();

    public Task<SourceAnswer> CallAsync(SourceCall call, CancellationToken cancellationToken) => throw new NotSupportedException();
}
