using System.Security.Cryptography;
using System.Text.Json;
using Ingest.Collect.Sources;
using Ingest.Collect.Webhooks;

namespace Ingest.Collect.Segment;

/// <summary>Segment's own webhook destination: one call as in a batch, signed with the source's secret by <c>X-Signature</c>.</summary>
internal sealed class SegmentWebhookDoor : SegmentDoor
{
    public override int MaxBytes => SegmentTranslator.MaxEvent;

    public override Claim Identify(HttpRequest http, SourceRegistry sources) => Signed.Claim(http, sources);

    public override Reading Read(Received received, SourceRegistry sources)
    {
        var signature = received.Http.Headers["X-Signature"].ToString();
        var given = Signed.Hex(signature) ?? [];
        var right = false;
        foreach (var secret in received.Source!.Secrets)
#pragma warning disable CA5350 // what Segment signs with; as a keyed hash SHA-1 still holds
            right |= Signed.Is(given, HMACSHA1.HashData(Signed.Key(secret), received.Body.Span));
#pragma warning restore CA5350
        return right
            ? base.Read(received, sources)
            : Signed.Wrong("X-Signature must be the body's HMAC-SHA1 in hex, made with one of the source's secrets.");
    }

    protected override Reading Read(JsonElement body, EventSource source, DateTimeOffset at)
    {
        // Of a batch Segment signs the first event alone: the others could be anybody's.
        if (body.ValueKind == JsonValueKind.Array)
        {
            if (body.GetArrayLength() != 1)
                return Rejection.Malformed("unsigned_batch", "Of a batch only the first event is signed: set the destination to send one event a request.");
            body = body[0];
        }
        var under = source.Under(Protocol);
        var translation = SegmentTranslator.Read(body, null, SegmentEnvelope.Alone(under, at), 0);
        return Reading.Of(source, [translation.Collect(under, at, body)], outcomes => AnswerOne(translation, outcomes[0]));
    }
}
