using Ingest.Collect.Sources;
using Ingest.Processing;
using ServiceDefaults.Problems;

namespace Ingest.Collect.Webhooks;

/// <summary>Webhooks of any form, signed, and read by their source's mapping.</summary>
internal sealed class WebhookDoor : Door
{
    private const int MaxEvents = 2500;

    public override Protocol Protocol => Protocol.Webhook;

    public override int MaxBytes => 1024 * 1024;

    public override Claim Identify(HttpRequest http, SourceRegistry sources) => Signed.Claim(http, sources);

    public override Reading Read(Received received, SourceRegistry sources)
    {
        var source = received.Source!;
        var mapping = source.Webhook!; // a source that speaks webhooks has one: the file's reading sees to it
        var signature = received.Http.Headers["Webhook-Signature"].ToString();
        if (WebhookSignature.Check(signature, received.Body.Span, source.Secrets, mapping.Tolerance, received.At, out var sent) is { } wrong)
            return Signed.Wrong(wrong);
        var body = JsonBody.Parse(received.Body);
        if (body.Fault is { } fault)
            return Rejection.Of(fault);
        var events = mapping.Each is null ? [body.Json] : mapping.Each.Items(body.Json).Take(MaxEvents + 1).ToList();
        if (events.Count > MaxEvents)
            return Rejection.Malformed("bad_batch", $"There are more than {MaxEvents} events.");
        return Reading.Of(
            source, [.. events.Select(e => WebhookTranslator.Read(e, mapping, source.Under(Protocol), received.At, sent).Collect(source.Under(Protocol), received.At, e))], Answer);
    }

    // What was understood is acknowledged: sending a refused event again would change nothing.
    private static IResult Answer(IReadOnlyList<IntakeOutcome> outcomes) => outcomes is [IntakeOutcome.Refused refused]
        ? Problem.Of(StatusCodes.Status400BadRequest, "bad_event", refused.Reason)
        : TypedResults.NoContent();
}
