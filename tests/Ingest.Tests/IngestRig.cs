using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Ingest.Hosting;
using Ingest.Processing;
using Ingest.Triggers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests;

/// <summary>The whole service on a folder of its own; it can be stopped and started again on the same data.</summary>
internal sealed class IngestRig : IAsyncDisposable, IRendererClient
{
    private const string Triggers = """
        triggers:
          abandoned-cart: { on: [Product Added, Product Removed], cancel: [Order Completed], window: 1h, require: [cart], template: cart }
        """;

    public const string AdminKey = "dev-admin";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ingest-");
    private readonly Channel<JsonElement> _asked = Channel.CreateUnbounded<JsonElement>();
    private readonly LogSink _log = new();
    private WebApplication? _app;

    public FakeTimeProvider Time { get; } = new(Sample.Morning);

    public HttpClient Client { get; private set; } = null!;

    /// <summary>Everything that was logged.</summary>
    public IReadOnlyCollection<string> Logged => _log.Lines;

    /// <summary>What the renderer was asked for.</summary>
    public ChannelReader<JsonElement> Asked => _asked.Reader;

    /// <summary>What the renderer says; by default it takes everything.</summary>
    public Func<SendAnswer> Answer { get; set; } = () => new SendAnswer.Accepted("s1");

    /// <summary>What stands for the intake; <c>null</c> is the service's own.</summary>
    public Func<IServiceProvider, IIntake>? Intake { get; set; }

    /// <summary>The text of <c>ingest.yaml</c>, if there is one.</summary>
    public string? Declarations { get; set; }

    /// <summary>Whose pages may send with the key of Development.</summary>
    public IReadOnlyList<string> Origins { get; set; } = ["*"];

    /// <summary>Settings of the section <c>Ingest</c>.</summary>
    public IReadOnlyList<(string Name, string Value)> Settings { get; set; } = [];

    public static async Task<IngestRig> StartAsync(string? declarations = null, params (string Name, string Value)[] settings)
    {
        var rig = new IngestRig { Declarations = declarations, Settings = settings };
        await rig.RestartAsync();
        return rig;
    }

    public async Task RestartAsync()
    {
        await StopAsync();
        var file = Path.Combine(_folder.FullName, "triggers.yaml");
        await File.WriteAllTextAsync(file, Triggers);
        var declared = Path.Combine(_folder.FullName, "ingest.yaml");
        if (Declarations is not null)
            await File.WriteAllTextAsync(declared, Declarations);
        _app = IngestHost.Build(["--environment", "Development"], builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Logging.ClearProviders().AddProvider(_log);
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Ingest:DataPath"] = _folder.FullName, ["Ingest:Triggers"] = file, ["Ingest:File"] = Declarations is null ? null : declared });
            builder.Configuration.AddInMemoryCollection(Origins.DefaultIfEmpty("https://nobody.example").Select((o, i) => KeyValuePair.Create($"Ingest:Origins:{i}", (string?)o)));
            builder.Configuration.AddInMemoryCollection(Settings.Select(s => KeyValuePair.Create($"Ingest:{s.Name}", (string?)s.Value)));
            builder.Services.AddSingleton<TimeProvider>(Time).AddSingleton<IRendererClient>(this);
            if (Intake is not null)
                builder.Services.AddSingleton(Intake);
        });
        await _app.StartAsync();
        Client = _app.GetTestClient();
    }

    /// <summary>Asks with the admin key for something to be done.</summary>
    public async Task<JsonElement> DoAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", AdminKey) } };
        using var answer = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await JsonAsync(answer);
    }

    /// <summary>A service of the running host.</summary>
    public T Get<T>() where T : notnull => _app!.Services.GetRequiredService<T>();

    public Task<HttpResponseMessage> PostAsync(string path, string body, string? key = "dev-write", string type = "application/json")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, type) };
        if (key is not null)
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":")));
        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>What was refused, the newest first: the reasons.</summary>
    public async Task<IReadOnlyList<string>> RefusalsAsync() =>
        [.. (await JsonAsync("/v1/dead-letters?limit=1000", AdminKey)).GetProperty("items").EnumerateArray().Select(r => r.GetProperty("reason").GetString()!)];

    public async Task TrackAsync(string type, string properties = "{}", string user = "u1", string? id = null, DateTimeOffset? at = null)
    {
        var call = $$"""{"messageId":"{{id ?? Guid.NewGuid().ToString()}}","userId":"{{user}}","event":"{{type}}","timestamp":"{{at ?? Time.GetUtcNow():O}}","properties":{{properties}}}""";
        using var answer = await PostAsync("/v1/track", call);
        Assert.Equal("""{"success":true}""", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async Task IdentifyAsync(string user = "u1", string? anonymous = null)
    {
        var call = JsonSerializer.Serialize(new { userId = user, anonymousId = anonymous, traits = new { email = user + "@example.com", first_name = "Ada" } });
        using var answer = await PostAsync("/v1/identify", call);
        Assert.True(answer.IsSuccessStatusCode);
    }

    public async Task<HttpResponseMessage> GetAsync(string path, string? etag = null, string key = "dev-read")
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (etag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<JsonElement> JsonAsync(string path, string key = "dev-read")
    {
        using var answer = await GetAsync(path, key: key);
        return await JsonAsync(answer);
    }

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) =>
        JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    public async Task<SendAnswer> AskAsync(string body, CancellationToken cancellationToken)
    {
        await _asked.Writer.WriteAsync(JsonElement.Parse(body), cancellationToken);
        return Answer();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Delete(recursive: true);
    }

    private async Task StopAsync()
    {
        if (_app is null)
            return;
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
