using System.Text.Json;
using Ingest.Collect.Sources;
using Ingest.Events;
using Ingest.Processing;

namespace Ingest.Collect.Mixpanel;

/// <summary><c>/track</c> and <c>/engage</c>: the token stands in the events, and the answer is <c>1</c> or <c>0</c>.</summary>
/// <param name="profiles">Whether items are changes of profiles instead of events.</param>
internal sealed class MixpanelTrackDoor(bool profiles) : Door
{
    public override Protocol Protocol => Protocol.Mixpanel;

    public override int MaxBytes => 2 * 1024 * 1024;

    public override Claim Identify(HttpRequest http, SourceRegistry sources) => Claim.None;

    public override Reading Read(Received received, SourceRegistry sources)
    {
        var payload = MixpanelPayload.Read(received.Http, received.Body);
        if (payload.Fault is { } fault)
            return Rejection.Of(fault);
        if (payload.Items.Count is 0 or > MixpanelPayload.MaxItems)
            return Rejection.Malformed("bad_batch", $"There must be 1 to {MixpanelPayload.MaxItems} events.");
        var tokens = payload.Items.Select(Token).ToList();
        if (tokens.Select(sources.ByKey).FirstOrDefault(s => s is not null) is not { } source)
            return Rejection.WrongKey;
        var http = received.Http;
        var address = http.Query["ip"] == "1" ? http.HttpContext.Connection.RemoteIpAddress?.ToString() : null;
        return Reading.Of(
            source,
            [.. payload.Items.Select((item, i) => Read(item, source.Keys.Contains(tokens[i]), source.Under(Protocol), received.At, address))],
            outcomes => Answer(http, StatusCodes.Status200OK, outcomes.OfType<IntakeOutcome.Refused>().FirstOrDefault()?.Reason));
    }

    public override IResult Reject(HttpRequest http, Rejection rejection) => Answer(http, rejection.Status, rejection.Detail);

    /// <summary>Translates one item; a replay comes here too.</summary>
    public Collected Read(JsonElement item, bool isOfSource, string source, DateTimeOffset at, string? address)
    {
        var translation = !isOfSource ? Translation.Wrong(profiles ? "$token" : "properties.token", "is not that of the request's other events")
            : profiles ? MixpanelProfile.Read(item, source, at)
            : MixpanelTranslator.Read(item, source, at, strict: false, address);
        return translation.Collect(source, at, item, profiles ? Engage : null);
    }

    /// <summary>What refused changes of profiles are marked with.</summary>
    public const string Engage = "engage";

    private string Token(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
            return "";
        if (profiles)
            return new JsonFields(item).Text("$token") ?? "";
        return new JsonFields(new JsonFields(item).Object("properties")).Text("token") ?? "";
    }

    private static IResult Answer(HttpRequest http, int status, string? error)
    {
        if (http.Query["img"] == "1")
            return Pixel.Answer;
        return http.Query["verbose"] == "1"
            ? TypedResults.Json(new Verbose(error is null ? 1 : 0, error), statusCode: status)
            : TypedResults.Text(error is null ? "1" : "0", statusCode: status);
    }

    private sealed record Verbose(int Status, string? Error);
}
