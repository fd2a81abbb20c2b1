using System.Text.Json;
using Ingest.Hosting;
using Ingest.Processing;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.ApiKeys;
using ServiceDefaults.Problems;

namespace Ingest.Collect;

/// <summary>Takes a request of Segment's HTTP API to the disk and answers it as its clients expect.</summary>
internal sealed class Intake(IngestOptions options, EventPipeline pipeline, TimeProvider time, ILogger<Intake> log)
{
    public async Task<IResult> TakeAsync(
        HttpRequest http, int maxBytes, Func<JsonElement, DateTimeOffset, SegmentRequest> read, CancellationToken cancellationToken)
    {
        var receivedAt = time.GetUtcNow(); // before the body: a slow connection is not a slow clock
        using var span = IngestTelemetry.Source.StartActivity("collect");
        var key = ApiKeys.Of(http);
        if (key is not null && !ApiKeys.IsKnown(key, options.WriteKeys))
            return WrongKey(); // before the body, which may be large
        var body = await JsonBody.ReadAsync(http, maxBytes, cancellationToken);
        if (body.Problem is { StatusCode: StatusCodes.Status413PayloadTooLarge } large) // of 4xx, the clients give up on 400 only
            return Problem.Of(StatusCodes.Status400BadRequest, "too_large", large.ProblemDetails.Detail!);
        if (body.Problem is not null)
            return body.Problem;
        if (key is null && !ApiKeys.IsKnown(KeyIn(body.Json), options.WriteKeys))
            return WrongKey();

        var request = read(body.Json, receivedAt);
        if (request.Refusals is [var first, ..])
            log.LogWarning("{Count} of {All} events refused: {Reason}", request.Refusals.Count, request.Refusals.Count + request.Events.Count, first.Reason);
        if (request.Events.Count + request.Refusals.Count > 0)
            await pipeline.AcceptAsync(request.Events, request.Refusals, cancellationToken);
        return request.Faults.Count == 0
            ? TypedResults.Ok(new Answer(true))
            : Problem.Of(
                StatusCodes.Status400BadRequest, "bad_event", "Nothing of the request could be accepted; see errors.",
                request.Faults.Select(f => new FieldFault(f.Field, f.Message)));
    }

    private static string? KeyIn(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("writeKey", out var key) && key.ValueKind == JsonValueKind.String ? key.GetString() : null;

    private static ProblemHttpResult WrongKey() => Problem.Of(
        StatusCodes.Status401Unauthorized, "wrong_key",
        "The request carries no write key, or one that is not known here: send it as the user name of Basic authorization, or as writeKey in the body.");

    private sealed record Answer(bool Success);
}
