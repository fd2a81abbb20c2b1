using System.Security.Cryptography;
using Ingest.Collect.Sources;
using Ingest.Collect.Webhooks;
using Ingest.Events;
using ServiceDefaults.Problems;

namespace Ingest.Collect.Shopify;

/// <summary>
/// Shopify's webhooks. What its secret signed is answered 200 even if it cannot be read: a shop whose webhooks fail for two days loses its
/// subscription, and the payload is with the refusals.
/// </summary>
internal sealed class ShopifyDoor : Door
{
    public override Protocol Protocol => Protocol.Shopify;

    public override int MaxBytes => 2 * 1024 * 1024; // carts of hundreds of lines, with their properties

    public override TimeSpan? Patience => TimeSpan.FromSeconds(4); // Shopify gives up after 5

    public override Claim Identify(HttpRequest http, SourceRegistry sources) => Signed.Claim(http, sources);

    public override Reading Read(Received received, SourceRegistry sources)
    {
        var source = received.Source!;
        var headers = received.Http.Headers;
        var given = LenientBase64.Decode(headers["X-Shopify-Hmac-SHA256"].ToString()) ?? [];
        var right = false;
        foreach (var secret in source.Secrets)
            right |= Signed.Is(given, HMACSHA256.HashData(Signed.Key(secret), received.Body.Span));
        if (!right)
            return Signed.Wrong("X-Shopify-Hmac-SHA256 must be the body's HMAC-SHA256 in Base64, made with one of the source's secrets.");
        var id = headers["X-Shopify-Webhook-Id"].ToString();
        var topic = headers["X-Shopify-Topic"].ToString();
        return Reading.Of(source, Translate(received.Body, topic, id, source.Under(Protocol), received.At), _ => TypedResults.Ok());
    }

    /// <summary>Translates a payload; a replay comes here too.</summary>
    public static IReadOnlyList<Collected> Translate(Memory<byte> payload, string topic, string id, string source, DateTimeOffset at)
    {
        var body = JsonBody.Parse(payload);
        return body.Fault is { } fault
            ? [new Refusal(source, at, fault.Detail, payload.ToArray(), topic)]
            : [.. ShopifyTranslator.Read(body.Json, topic, id.Length > 0 ? id : EventId.New(at), source, at).Select(t => t.Collect(source, at, body.Json, topic))];
    }
}
