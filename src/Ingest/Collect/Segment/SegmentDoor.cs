using System.Text.Json;
using Ingest.Collect.Sources;
using Ingest.Processing;
using ServiceDefaults.Problems;

namespace Ingest.Collect.Segment;

/// <summary>What the calls of Segment's HTTP API have in common: the key in the header or in the body, and the answers.</summary>
internal abstract class SegmentDoor : Door
{
    public override Protocol Protocol => Protocol.Segment;

    public override Claim Identify(HttpRequest http, SourceRegistry sources) => Claim.OfHeader(http, sources);

    public override Reading Read(Received received, SourceRegistry sources)
    {
        if (JsonBody.TryOpen(received.Body, out var document) is { } fault)
            return Rejection.Of(fault);
        var body = document!.RootElement;
        var reading = (received.Source ?? sources.ByKey(KeyIn(body))) is { } source ? Read(body, source, received.At) : Rejection.WrongKey;
        return reading with { Owner = document };
    }

    /// <summary>Of the 4xx, clients give up on 400 only; anything else they would send again for hours.</summary>
    public override IResult Reject(HttpRequest http, Rejection rejection) =>
        base.Reject(http, rejection.Status == StatusCodes.Status413PayloadTooLarge ? rejection with { Status = StatusCodes.Status400BadRequest } : rejection);

    protected abstract Reading Read(JsonElement body, EventSource source, DateTimeOffset at);

    protected static IResult Success { get; } = TypedResults.Text("""{"success":true}"""u8, "application/json; charset=utf-8");

    protected static Rejection Bad(params IReadOnlyList<FieldFault> faults) =>
        Rejection.Malformed("bad_event", "Nothing of the request could be accepted; see errors.", faults);

    /// <summary>A call alone in its request is told what is wrong with it.</summary>
    protected static IResult AnswerOne(Translation call, IntakeOutcome outcome) => outcome is not IntakeOutcome.Refused refused
        ? Success
        : Problem.Of(
            StatusCodes.Status400BadRequest, "bad_event", "Nothing of the request could be accepted; see errors.",
            call.Faults.Count > 0 ? call.Faults.Select(f => new FieldFault(f.Field, f.Message)) : [new("", refused.Reason)]);

    private static string? KeyIn(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("writeKey", out var key) && key.ValueKind == JsonValueKind.String ? key.GetString() : null;
}
