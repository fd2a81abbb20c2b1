using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using Renderer.Sends;
using Renderer.Sources.Caching;
using Renderer.Sources.Execution;
using Renderer.Sources.Misbehaviour;
using Renderer.Templates;
using TemplateLanguage.Planning;

namespace Renderer.Tests.Sources;

/// <summary>The callers of one declared system whose answers a test gives.</summary>
internal sealed class SourceRig : HttpMessageHandler, IHttpClientFactory
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("templates");
    private readonly List<HttpRequestMessage> _requests = [];
    private readonly SourceCallers _callers;
    private readonly SourceCache _cache;

    public SourceRig(
        string settings = "", Dictionary<string, string?>? variables = null, string? schema = null, string operation = "", SourcesOptions? options = null, SourceCache? cache = null)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "sources.yaml"), $$"""
            shop:
              base: ${SHOP_URL}/api
              auth: { bearer: "${SHOP_TOKEN}" }
              {{settings.Replace("\n", "\n  ", StringComparison.Ordinal)}}
              operations:
                cart: { get: "/users/{user}/cart"{{(schema is null ? "" : ", schema: schema.json")}}{{operation}} }
            """);
        if (schema is not null)
            File.WriteAllText(Path.Combine(_folder.FullName, "schema.json"), schema);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(variables ?? new() { ["SHOP_URL"] = "http://shop.example", ["SHOP_TOKEN"] = "secret" }).Build();
        try
        {
            _callers = new(new TemplateFolder(_folder.FullName), configuration, this, _cache = cache ?? new(options ?? new()), options ?? new(), Time);
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
        CallAsync(Send(), user, fresh, cache, stale, retry, stop: stop);

    public Task RehearseAsync() => _callers.RehearseAsync(this, TestContext.Current.CancellationToken);

    /// <summary>The sources of a send.</summary>
    public ISendSources Send(string? misbehave = null) =>
        _callers.ForSend(new("t", JsonElement.Parse("{}"), null, null, "k") { Misbehave = misbehave });

    public static Task<SourceAnswer> CallAsync(
        ISendSources send, string user = "u1", TimeSpan? fresh = null, TimeSpan? cache = null, TimeSpan? stale = null, int? retry = 0, TimeSpan? hedge = null,
        CancellationToken? stop = null) =>
        send.CallAsync(Call(user, fresh, cache, stale, retry, hedge), stop ?? TestContext.Current.CancellationToken);

    public static SourceCall Call(
        string user = "u1", TimeSpan? fresh = null, TimeSpan? cache = null, TimeSpan? stale = null, int? retry = 0, TimeSpan? hedge = null) =>
        new("cart", "shop", "cart", new Dictionary<string, JsonElement> { ["user"] = JsonSerializer.SerializeToElement(user) }, null, fresh, cache, stale, retry, hedge);

    public HttpClient CreateClient(string name) => new(new MisbehavingHandler(Time, new Random(7)) { InnerHandler = this }, disposeHandler: false);

    protected override void Dispose(bool disposing)
    {
        _cache.Dispose();
        base.Dispose(disposing);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (_requests)
            _requests.Add(request);
        return Answer(request, cancellationToken);
    }
}
