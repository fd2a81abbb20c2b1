using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using Renderer.Sources;
using Renderer.Templates;
using TemplateLanguage.Planning;
using ZiggyCreatures.Caching.Fusion;

namespace Renderer.Tests.Sources;

/// <summary>The callers of one declared system whose answers a test gives.</summary>
internal sealed class SourceRig : HttpMessageHandler, IHttpClientFactory
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("templates");
    private readonly List<HttpRequestMessage> _requests = [];
    private readonly SourceCallers _callers;

    public SourceRig(string settings = "", Dictionary<string, string?>? variables = null, string? schema = null)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "sources.yaml"), $$"""
            shop:
              base: ${SHOP_URL}/api
              auth: { bearer: "${SHOP_TOKEN}" }
              {{settings.Replace("\n", "\n  ", StringComparison.Ordinal)}}
              operations:
                cart: { get: "/users/{user}/cart"{{(schema is null ? "" : ", schema: schema.json")}} }
            """);
        if (schema is not null)
            File.WriteAllText(Path.Combine(_folder.FullName, "schema.json"), schema);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(variables ?? new() { ["SHOP_URL"] = "http://shop.example", ["SHOP_TOKEN"] = "secret" }).Build();
        try
        {
            _callers = new(new TemplateFolder(_folder.FullName), configuration, this, new FusionCache(new FusionCacheOptions()), Time);
        }
        finally
        {
            _folder.Delete(recursive: true);
        }
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));

    public IReadOnlyList<HttpRequestMessage> Requests => _requests;

    /// <summary>What the system answers; by default an empty cart.</summary>
    public Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Answer { get; set; } = (_, _) => Task.FromResult(Json("{}"));

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) => new(status) { Content = new StringContent(body) };

    public Task<SourceAnswer> CallAsync(
        string user = "u1", TimeSpan? fresh = null, TimeSpan? cache = null, TimeSpan? stale = null, int? retry = 0, CancellationToken? stop = null) =>
        _callers.ForSend("s").CallAsync(
            new("cart", "shop", "cart", new Dictionary<string, JsonElement> { ["user"] = JsonSerializer.SerializeToElement(user) }, null, fresh, cache, stale, retry, null),
            stop ?? TestContext.Current.CancellationToken);

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (_requests)
            _requests.Add(request);
        return Answer(request, cancellationToken);
    }
}
