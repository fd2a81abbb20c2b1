using System.Text.Json;
using Ingest.Collect.Sources;
using Ingest.Events;
using Ingest.Processing;
using ServiceDefaults.ApiKeys;
using ServiceDefaults.Problems;

namespace Ingest.Collect.CloudEvents;

/// <summary>CloudEvents 1.0 in its three modes, which the content type tells apart.</summary>
internal sealed class CloudEventsDoor : Door
{
    private const string Structured = "application/cloudevents";
    private const string Batched = "application/cloudevents-batch";
    private const int MaxEvents = 2500; // as many as elsewhere; the format names no limit

    public override Protocol Protocol => Protocol.CloudEvents;

    public override int MaxBytes => 1024 * 1024; // far beyond the 64 KB that intermediaries must forward

    /// <summary>As the webhook specification has it: in the header, or as <c>access_token</c> in the address.</summary>
    public override Claim Identify(HttpRequest http, SourceRegistry sources) =>
        Claim.Of(sources.ByKey(ApiKeys.Of(http) ?? http.Query["access_token"].ToString()));

    public override Reading Read(Received received, SourceRegistry sources)
    {
        var source = received.Source!;
        var under = source.Under(Protocol);
        var type = received.Http.ContentType ?? "";
        if (!type.StartsWith(Structured, StringComparison.OrdinalIgnoreCase))
        {
            if (!received.Http.Headers.ContainsKey("ce-specversion"))
                return Rejection.Malformed("not_cloudevents", $"Neither the content type ({Structured}+json, {Batched}+json) nor ce- headers say that this is a CloudEvent.");
            // Reading parses in place; what is refused is kept as it came.
            var translation = CloudEventTranslator.Read(received.Http.Headers, received.Body, under, received.At);
            return One(source, translation, translation.Collect(under, received.At, () => CloudEventTranslator.Structured(received.Http.Headers, received.Body)));
        }
        if (!type.AsSpan().Contains("+json", StringComparison.OrdinalIgnoreCase))
            return new Rejection(StatusCodes.Status415UnsupportedMediaType, "unknown_format", "Of the formats of CloudEvents, JSON is read here.");
        var body = JsonBody.Parse(received.Body);
        if (body.Fault is { } fault)
            return Rejection.Of(fault);
        if (!type.StartsWith(Batched, StringComparison.OrdinalIgnoreCase))
        {
            var translation = CloudEventTranslator.Read(body.Json, under, received.At);
            return One(source, translation, translation.Collect(under, received.At, body.Json));
        }
        if (body.Json.ValueKind != JsonValueKind.Array || body.Json.GetArrayLength() > MaxEvents)
            return Rejection.Malformed("bad_batch", $"A batch must be an array of at most {MaxEvents} events.");
        return Reading.Of(source, [.. body.Json.EnumerateArray().Select(e => CloudEventTranslator.Read(e, under, received.At).Collect(under, received.At, e))], Answer);
    }

    private static Reading One(EventSource source, Translation translation, Collected item) => Reading.Of(source, [item], outcomes => outcomes[0] is IntakeOutcome.Refused refused
        ? Problem.Of(
            StatusCodes.Status400BadRequest, "bad_event", refused.Reason, translation.Faults.Select(f => new FieldFault(f.Field, f.Message)))
        : TypedResults.NoContent());

    /// <summary>Of a batch whatever can be taken is: sending it again would change nothing.</summary>
    private static IResult Answer(IReadOnlyList<IntakeOutcome> outcomes)
    {
        var refused = outcomes.Index().Where(o => o.Item is IntakeOutcome.Refused).Select(o => new RefusedEvent(o.Index, ((IntakeOutcome.Refused)o.Item).Reason)).ToList();
        return refused.Count == 0 ? TypedResults.NoContent() : TypedResults.Ok(new BatchAnswer(outcomes.Count - refused.Count, refused));
    }

    private sealed record BatchAnswer(int Accepted, IReadOnlyList<RefusedEvent> Refused);

    private sealed record RefusedEvent(int Index, string Reason);
}
