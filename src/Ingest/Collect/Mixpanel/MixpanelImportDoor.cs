using System.Text.Json;
using Ingest.Collect.Sources;
using Ingest.Events;
using Ingest.Processing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using ServiceDefaults.ApiKeys;

namespace Ingest.Collect.Mixpanel;

/// <summary><c>/import</c>: an array or a line an event, checked strictly. Wrong events are told one by one, and the others are taken.</summary>
internal sealed class MixpanelImportDoor : Door
{
    public override Protocol Protocol => Protocol.Mixpanel;

    public override int MaxBytes => 2 * 1024 * 1024;

    /// <summary>The project's token or a service account's name as user; clients of long ago put the key into the address.</summary>
    public override Claim Identify(HttpRequest http, SourceRegistry sources) => Claim.Of(sources.ByKey(ApiKeys.Of(http) ?? http.Query["api_key"].ToString()));

    public override Reading Read(Received received, SourceRegistry sources)
    {
        var items = MixpanelLines.Read(received.Http, received.Body, out var fault, out var isForm);
        if (fault is not null)
            return Rejection.Of(fault);
        if (items.Count is 0 or > MixpanelPayload.MaxItems)
            return Rejection.Malformed("bad_batch", $"There must be 1 to {MixpanelPayload.MaxItems} events.");
        var source = received.Source!;
        var translations = items.Select(i => Read(i, source.Under(Protocol), received.At)).ToList();
        var strict = received.Http.Query["strict"] != "0";
        return Reading.Of(
            source,
            [.. items.Select((item, i) => translations[i].Collect(source.Under(Protocol), received.At, () => item.Raw.ToArray()))],
            outcomes => isForm ? AnswerForm(outcomes) : Answer(items, translations, outcomes, strict));
    }

    public override IResult Reject(HttpRequest http, Rejection rejection) => Answer(rejection.Status, rejection.Detail, null, null);

    private static Translation Read(MixpanelLine line, string source, DateTimeOffset at) => line.Fault is { } fault
        ? Translation.Wrong("", fault)
        : MixpanelTranslator.Read(line.Json, source, at, strict: true);

    private static JsonHttpResult<Imported> Answer(
        IReadOnlyList<MixpanelLine> lines, List<Translation> translations, IReadOnlyList<IntakeOutcome> outcomes, bool strict)
    {
        var failed = outcomes.Index().Where(o => o.Item is IntakeOutcome.Refused)
            .Select(o => Failed(o.Index, lines[o.Index].Json, translations[o.Index].Faults, ((IntakeOutcome.Refused)o.Item).Reason)).ToList();
        var taken = outcomes.Count - failed.Count;
        return failed.Count == 0 || !strict
            ? Answer(StatusCodes.Status200OK, null, null, taken)
            : Answer(StatusCodes.Status400BadRequest, "some data points in the request failed validation", failed, taken);
    }

    private static FailedRecord Failed(int index, JsonElement item, IReadOnlyList<EventFault> faults, string reason)
    {
        var id = item.ValueKind == JsonValueKind.Object ? new JsonFields(new JsonFields(item).Object("properties")).Text("$insert_id") : null;
        return new(index, id ?? "", faults.Count > 0 ? faults[0].Field : "", faults.Count > 0 ? faults[0].Message : reason);
    }

    private static ContentHttpResult AnswerForm(IReadOnlyList<IntakeOutcome> outcomes) => TypedResults.Text(outcomes.Any(o => o is IntakeOutcome.Refused) ? "0" : "1");

    private static JsonHttpResult<Imported> Answer(int status, string? error, IReadOnlyList<FailedRecord>? failed, int? taken) => TypedResults.Json(
        new Imported(status, error, failed, taken, status == StatusCodes.Status200OK ? "OK" : ReasonPhrases.GetReasonPhrase(status)),
        MixpanelJson.Options, statusCode: status);

    private sealed record Imported(int Code, string? Error, IReadOnlyList<FailedRecord>? FailedRecords, int? NumRecordsImported, string Status);
}
