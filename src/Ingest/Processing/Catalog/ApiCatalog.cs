using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Ingest.Processing.Catalog;

/// <summary>Asks an address for each product, at most once at a time and seldom. What it does not know in time an event goes without.</summary>
internal sealed class ApiCatalog(CatalogSettings settings, IHttpClientFactory clients, TimeProvider time, ILogger<ApiCatalog> log) : IProductCatalog
{
    public const string ClientName = "catalog";
    private const int MaxKnown = 50_000; // products: a few hundred bytes each
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5); // an answer that comes too late for one event is there for the next

    private readonly ConcurrentDictionary<string, Lookup> _known = new();

    public async ValueTask<CatalogProduct?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!_known.TryGetValue(id, out var lookup) || lookup.At + settings.Cache < now)
        {
            if (_known.Count >= MaxKnown)
                _known.Clear();
            lookup = _known.AddOrUpdate(id, new Lookup(now, new(() => AskAsync(id))), (_, known) => known.At + settings.Cache < now ? new(now, new(() => AskAsync(id))) : known);
        }
        try
        {
            return await lookup.Answer.Value.WaitAsync(settings.Within, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private async Task<CatalogProduct?> AskAsync(string id)
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience, time);
            using var request = new HttpRequestMessage(HttpMethod.Get, settings.Url!.Replace("{id}", Uri.EscapeDataString(id), StringComparison.Ordinal));
            if (settings.Key is { } key)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            using var response = await clients.CreateClient(ClientName).SendAsync(request, patience.Token);
            if (response.StatusCode == HttpStatusCode.NotFound)
                return null;
            response.EnsureSuccessStatusCode();
            var json = JsonElement.Parse(await response.Content.ReadAsByteArrayAsync(patience.Token));
            return json.ValueKind == JsonValueKind.Object ? CatalogProduct.Read(json) : null;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or OperationCanceledException)
        {
            log.LogWarning("The catalogue could not tell of a product: {Reason}", e.Message);
            return null;
        }
    }

    private sealed record Lookup(DateTimeOffset At, Lazy<Task<CatalogProduct?>> Answer);
}
