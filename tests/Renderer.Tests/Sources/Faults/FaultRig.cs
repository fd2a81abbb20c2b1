using System.Text.Json;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Configuration;
using Renderer.Sends;
using Renderer.Sources.Caching;
using Renderer.Sources.Execution;
using Renderer.Templates;
using StackExchange.Redis;
using TemplateLanguage;
using TemplateLanguage.Planning;
using TemplateLanguage.Rendering;

namespace Renderer.Tests.Sources.Faults;

/// <summary>Whole sends of one mail: real template, plan, cache, batches and pipelines over <see cref="FaultyWire"/>.</summary>
/// <param name="need"><c>required</c>, <c>block</c> or <c>default</c>: what the mail does with the source.</param>
internal sealed class FaultRig(Cause cause, Situation situation, string need, bool graphQL, bool secondCacheDown) : IHttpClientFactory, IDisposable
{
    /// <summary>Of the message's data.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromMilliseconds(300);

    private const string Schema = """{"type":"object","required":["id","name"],"properties":{"id":{"type":"string"},"name":{"type":"string"},"filling":{"type":"string"},"as_of":{"type":"string"}},"additionalProperties":false}""";

    private readonly StepClock _clock = new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));
    private readonly SourceCache _cache = secondCacheDown ? new(new(), new AwayCache()) : new(new());
    private FaultyWire? _wire;

    private FaultyWire Wire => _wire ??= new(cause, _clock);

    /// <summary>Brings the fault about and sends: one mail, or two at the same time.</summary>
    public async Task<IReadOnlyList<Sent>> SendAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var (callers, template) = Load();
        if (situation.Seeded)
            await _clock.RunAsync(() => SendAsync(template, callers, "u1", stop.Token), cancellationToken);
        await PrepareAsync(callers, stop.Token);
        Wire.Break(situation.Times);
        if (situation.Repeated)
            await _clock.RunAsync(() => SendAsync(template, callers, "u1", stop.Token), cancellationToken);
        var sent = await _clock.RunAsync(
            () =>
            {
                var first = SendAsync(template, callers, "u1", stop.Token);
                PoolAtRest.Wait(stop.Token); // so that it is always the same one that leads the batch
                return situation.Batch ? Task.WhenAll(first, SendAsync(template, callers, "u2", stop.Token)) : Task.WhenAll(first);
            }, cancellationToken);
        await stop.CancelAsync(); // what hangs
        return sent;
    }

    public HttpClient CreateClient(string name) => new(Wire, disposeHandler: false);

    public void Dispose()
    {
        _wire?.Dispose();
        _cache.Dispose();
    }

    private async Task<Sent> SendAsync(CompiledTemplate template, SourceCallers callers, string user, CancellationToken cancellationToken)
    {
        var recipient = JsonSerializer.SerializeToElement(new { id = user, email = $"{user}@example.com" });
        var sources = callers.ForSend(new("mail", recipient, null, null, user));
        var start = _clock.GetTimestamp();
        var outcome = await template.RenderAsync(new() { Recipient = recipient }, sources, _clock, cancellationToken);
        return new(outcome, SendReport.From(outcome.Report, sources), _clock.GetElapsedTime(start));
    }

    /// <summary>Calls before: those that open the breaker, and those that fill the system.</summary>
    private async Task PrepareAsync(SourceCallers callers, CancellationToken cancellationToken)
    {
        var send = callers.ForSend(new("mail", JsonElement.Parse("{}"), null, null, "before"));
        for (var i = 0; i < cause.Before.Failed; i++)
            await _clock.RunAsync(() => send.CallAsync(Call("other", i), cancellationToken), cancellationToken);
        await _clock.RunAsync(
            () =>
            {
                for (var i = 0; i < cause.Before.Hanging; i++)
                    _ = send.CallAsync(Call("hanging", i), cancellationToken);
                PoolAtRest.Wait(cancellationToken);
                return Task.FromResult(0);
            }, cancellationToken);
    }

    private static SourceCall Call(string operation, int number) => new(
        $"{operation}{number}", "shop", operation, new Dictionary<string, JsonElement> { ["n"] = JsonSerializer.SerializeToElement(number) }, null, null, null, null, 0, null);

    private (SourceCallers Callers, CompiledTemplate Template) Load()
    {
        var folder = Directory.CreateTempSubdirectory("templates");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "item.json"), Schema);
            File.WriteAllText(Path.Combine(folder.FullName, "one.graphql"), "query One($id: ID!) { item(id: $id) { id name filling as_of } }");
            File.WriteAllText(Path.Combine(folder.FullName, "many.graphql"), "query Many($id: [ID!]!) { items(ids: $id) { id name filling as_of } }");
            File.WriteAllText(Path.Combine(folder.FullName, "sources.yaml"), Systems);
            Directory.CreateDirectory(Path.Combine(folder.FullName, "mail"));
            File.WriteAllText(Path.Combine(folder.FullName, "mail", "template.mjml"), Template);
            var templates = new TemplateFolder(folder.FullName);
            var callers = new SourceCallers(templates, new ConfigurationBuilder().Build(), this, _cache, new(), _clock);
            var compilation = new TemplateReader(templates, callers.Systems).Read("mail");
            return (callers, compilation.Template ?? throw new InvalidOperationException(string.Join('\n', compilation.Faults)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private string Systems => $$"""
        shop:
          base: http://shop.example
          {{(graphQL ? "graphql: /graphql" : "retry: 0")}}
          {{cause.Settings}}
          operations:
            other: { get: "/other?n={n}" }
            hanging: { get: "/hanging?n={n}" }
            get: { {{(graphQL ? "query: one.graphql, result: data.item" : "get: \"/items/{id}\"")}}, schema: item.json, retry: 0{{(situation.Batch ? Batch : "")}} }
        aside:
          base: http://aside.example
          retry: 0
          operations: { beside: { get: /beside }, partner: { get: /partner }, failing: { get: /failing } }
        """;

    private string Batch => graphQL
        ? ", batch: { query: many.graphql, list: id, result: data.items, key: id }"
        : ", batch: { get: \"/items?ids={id*}\", result: items, key: id }";

    private string Template => $$$"""
        ---
        subject: s
        from: shop@example.com
        deadline: {{{Deadline.TotalMilliseconds}}}ms
        ---
        {{{(cause.Argument.StartsWith("first", StringComparison.Ordinal) ? "{% source first = aside.failing() %}" : "")}}}
        {{{(cause.PartnerFails ? $"{{% source partner = aside.partner() {(need == "block" ? "" : "required")} %}}" : "")}}}
        {% source data = shop.get(id: {{{cause.Argument}}}) {{{cause.Options}}} {{{situation.Options}}} {{{(need switch { "required" => "required", "default" => "default 'nothing'", _ => "" })}}} %}
        {% source beside = aside.beside() %}
        <mjml><mj-body><mj-section><mj-column>
        {% block shown {{{cause.BlockLimit}}} %}<mj-text>{{ data.name | default: data }} {{{(cause.PartnerFails ? "{{ partner }}" : "")}}}</mj-text>{% fallback %}<mj-text>instead</mj-text>{% endblock %}
        {% block beside %}<mj-text>{{ beside.name }}</mj-text>{% fallback %}{% endblock %}
        </mj-column></mj-section></mj-body></mjml>
        """;

    /// <param name="After">How long the send took.</param>
    internal sealed record Sent(RenderOutcome Outcome, SendReport Report, TimeSpan After);

    /// <summary>A Redis that is away.</summary>
    private sealed class AwayCache : IDistributedCache
    {
        private static RedisConnectionException Away => new(ConnectionFailureType.UnableToConnect, "It is away.");

        public byte[]? Get(string key) => throw Away;

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.FromException<byte[]?>(Away);

        public void Refresh(string key) => throw Away;

        public Task RefreshAsync(string key, CancellationToken token = default) => Task.FromException(Away);

        public void Remove(string key) => throw Away;

        public Task RemoveAsync(string key, CancellationToken token = default) => Task.FromException(Away);

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw Away;

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) => Task.FromException(Away);
    }
}
