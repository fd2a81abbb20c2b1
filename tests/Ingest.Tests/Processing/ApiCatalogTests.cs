using System.Net;
using System.Text;
using Ingest.Processing.Catalog;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.Processing;

public sealed class ApiCatalogTests
{
    private const string Mug = """{"name":"Mug","image_url":"https://x/m.png","price":14.00,"currency":"EUR"}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_product_is_asked_for_by_its_id_with_the_key_and_what_the_event_tells_stays()
    {
        var asked = new List<string>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var shop = builder.Build();
        shop.Urls.Add("http://127.0.0.1:0");
        shop.MapGet("/products/{id}", (string id, HttpRequest http) =>
        {
            asked.Add($"{id} {http.Headers.Authorization}");
            return id == "mug & co" ? Results.Text(Mug, "application/json") : Results.NotFound();
        });
        await shop.StartAsync(Ct);
        await using var rig = await IngestRig.StartAsync($"catalog: {{ url: '{shop.Urls.First()}/products/{{id}}', key: sesame, within: 1m, cache: 10m }}");

        await rig.TrackAsync("Product Added", """{"product_id":"mug & co","price":12.50}""");
        await rig.TrackAsync("Cart Viewed", """{"products":[{"product_id":"mug & co"},{"product_id":"hat"}]}""", "u2");

        Assert.Equal(["mug & co Bearer sesame", "hat Bearer sesame"], asked); // once each
        var told = (await rig.JsonAsync("/v1/users/u1/cart")).GetProperty("items")[0];
        Assert.Equal(("Mug", "https://x/m.png", 12.50m), (told.GetProperty("name").GetString(), told.GetProperty("image_url").GetString(), told.GetProperty("price").GetDecimal()));
        Assert.Equal(14.00m, (await rig.JsonAsync("/v1/users/u2/cart")).GetProperty("total").GetDecimal());
        rig.Time.Advance(TimeSpan.FromMinutes(11));
        await rig.TrackAsync("Product Viewed", """{"product_id":"hat"}""");
        Assert.Equal(3, asked.Count);
    }

    [Theory]
    [InlineData(200, "[1]")]
    [InlineData(200, "<html>")]
    [InlineData(404, "")]
    [InlineData(500, "")]
    [InlineData(302, "")]
    public async Task Without_an_answer_that_tells_something_an_event_goes_without(int status, string body)
    {
        var catalog = Catalog(new FakeTimeProvider(), _ => Task.FromResult(Answer((HttpStatusCode)status, body)));

        Assert.Null(await catalog.FindAsync("mug", Ct));
    }

    [Fact]
    public async Task An_event_waits_no_longer_than_it_may_and_what_comes_late_is_there_for_the_next()
    {
        var time = new WaitingTime(TimeSpan.FromMilliseconds(150));
        var late = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        var catalog = Catalog(time, _ => late.Task);

        var first = catalog.FindAsync("mug", Ct).AsTask();
        await time.Waits; // for the answer
        time.Advance(TimeSpan.FromMilliseconds(150));
        Assert.Null(await first);

        late.SetResult(Answer(HttpStatusCode.OK, Mug));
        Assert.Equal("Mug", (await catalog.FindAsync("mug", Ct))?.Name);
    }

    private static ApiCatalog Catalog(TimeProvider time, Func<HttpRequestMessage, Task<HttpResponseMessage>> answer) =>
        new(new(null, "https://shop.example/{id}", null), new Clients(answer), time, new LoggerFactory().CreateLogger<ApiCatalog>());

    private static HttpResponseMessage Answer(HttpStatusCode status, string body) => new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    /// <summary>Tells when somebody waits for as long as that.</summary>
    private sealed class WaitingTime(TimeSpan length) : FakeTimeProvider
    {
        private readonly TaskCompletionSource _waits = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Waits => _waits.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime == length)
                _waits.TrySetResult();
            return timer;
        }
    }

    private sealed class Clients(Func<HttpRequestMessage, Task<HttpResponseMessage>> answer) : HttpMessageHandler, IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer(request).WaitAsync(cancellationToken);
    }
}
