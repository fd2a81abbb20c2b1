using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Renderer.Delivery;
using Renderer.Hosting;
using Renderer.Sends;
using Renderer.Tests.Sends;

namespace Renderer.Tests.Hosting;

public sealed class RendererHostingTests
{
    private const string Good = """{"template":"cart","recipient":{"id":"u1","email":"ada@example.com"},"idempotency_key":"k1"}""";

    [Theory]
    [InlineData("", 400, "no_body", null)]
    [InlineData("{", 400, "not_json", null)]
    [InlineData("[]", 400, "bad_send", "")]
    [InlineData("""{"template":1,"recipient":{"email":"a@b.example"},"idempotency_key":"k"}""", 400, "bad_send", "template")]
    [InlineData("""{"template":"cart","recipient":{"id":"u"},"idempotency_key":"k"}""", 400, "bad_send", "recipient.email")]
    [InlineData("""{"template":"cart","recipient":{"email":"nobody"},"idempotency_key":"k"}""", 400, "bad_send", "recipient.email")]
    [InlineData("""{"template":"cart","recipient":{"email":"a@b.example\r\nBcc: c@d.example"},"idempotency_key":"k"}""", 400, "bad_send", "recipient.email")]
    [InlineData("""{"template":"cart","recipient":"ada","idempotency_key":"k"}""", 400, "bad_send", "recipient")]
    [InlineData("""{"template":"cart","recipient":{"email":"a@b.example"}}""", 400, "bad_send", "idempotency_key")]
    [InlineData("""{"template":"nope","recipient":{"email":"a@b.example"},"idempotency_key":"k"}""", 422, "unknown_template", "template")]
    public async Task Bad_input_is_told_what_is_wrong_and_where(string body, int status, string code, string? field)
    {
        await using var host = await Host.StartAsync();
        using var answer = await host.PostAsync(body);
        Assert.Equal(status, (int)answer.StatusCode);
        var problem = await JsonAsync(answer);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        if (field is not null)
            Assert.Contains(problem.GetProperty("errors").EnumerateArray(), e => e.GetProperty("field").GetString() == field);
    }

    [Fact]
    public async Task Ten_megabytes_are_refused()
    {
        await using var host = await Host.StartAsync();
        using var answer = await host.PostAsync(new string(' ', 10_000_000));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Without_a_known_key_nothing_is_told()
    {
        await using var host = await Host.StartAsync();
        host.Client.DefaultRequestHeaders.Authorization = new("Bearer", "wrong");
        using var answer = await host.PostAsync(Good);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("wrong_key", (await JsonAsync(answer)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_send_is_accepted_once_and_mailed()
    {
        await using var host = await Host.StartAsync();
        using var first = await host.PostAsync(Good);
        using var second = await host.PostAsync(Good);
        using var other = await host.PostAsync(Good.Replace("ada", "bob", StringComparison.Ordinal));
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.Conflict), (first.StatusCode, second.StatusCode, other.StatusCode));
        Assert.Equal(first.Headers.Location, second.Headers.Location);

        var mail = await host.Server.Arrived.Reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal($"/v1/sends/{mail.SendId}", first.Headers.Location!.ToString());
        var send = await JsonAsync(await host.Client.GetAsync(first.Headers.Location, TestContext.Current.CancellationToken));
        Assert.Equal("ada@example.com", send.GetProperty("recipient").GetString());
        Assert.Equal("cart", send.GetProperty("report").GetProperty("sources")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task One_click_unsubscribes_and_a_look_at_the_page_does_not()
    {
        await using var host = await Host.StartAsync();
        await host.PostAsync(Good);
        var mail = await host.Server.Arrived.Reader.ReadAsync(TestContext.Current.CancellationToken);
        var path = new Uri(mail.Mime.Headers["List-Unsubscribe"]!.Trim('<', '>')).AbsolutePath;
        var list = host.App.Services.GetRequiredService<Renderer.Engagement.SuppressionList>();

        using var page = await host.Client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Null(list.Reason("ada@example.com", "carts"));
        using var forged = await host.Client.PostAsync(path.Replace(".", ".x", StringComparison.Ordinal), null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        using var click = await host.Client.PostAsync(path, null, TestContext.Current.CancellationToken);
        Assert.Equal("unsubscribed", list.Reason("ada@example.com", "carts"));

        using var view = await host.Client.GetAsync(path.Replace("unsubscribe", "view", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Contains("Bag", await view.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_names_everything_that_is_not_configured()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.AddRenderer();
        builder.Services.AddSingleton<ITemplateCatalog>(new FakeTemplate()).AddSingleton<ISourceCallers>(new FakeTemplate());
        await using var app = builder.Build();
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync(TestContext.Current.CancellationToken));
        Assert.Equal(4, refusal.Failures.Count());
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;

    private sealed class Host : IAsyncDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("renderer").FullName;

        private Host()
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
            builder.WebHost.UseTestServer();
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection([new("Renderer:DataPath", _folder)]);
            builder.AddRenderer();
            var template = new FakeTemplate();
            builder.Services.AddSingleton<ITemplateCatalog>(template).AddSingleton<ISourceCallers>(template).AddSingleton<IMailServer>(Server);
            App = builder.Build();
            App.MapRenderer();
        }

        public WebApplication App { get; }
        public FakeMailServer Server { get; } = new();
        public HttpClient Client { get; private set; } = null!;

        public static async Task<Host> StartAsync()
        {
            var host = new Host();
            await host.App.StartAsync(TestContext.Current.CancellationToken);
            host.Client = host.App.GetTestClient();
            host.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "dev-send");
            return host;
        }

        public Task<HttpResponseMessage> PostAsync(string body)
        {
            var content = new StringContent(body, Encoding.UTF8, "application/json");
            return Client.PostAsync("/v1/sends", content, TestContext.Current.CancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            await App.StopAsync(CancellationToken.None);
            await App.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }
    }
}
