using Renderer.Sends;
using Renderer.Studio.Variations;
using Renderer.Studio.Workshop;
using ServiceDefaults.Problems;

namespace Renderer.Studio.SendLog;

/// <summary>Sends fixtures to addresses, and tells what became of all that was sent.</summary>
internal static class SendLogEndpoints
{
    private const int MaxBody = 4 * 1024;
    private const int Listed = 100;
    private const int Summed = 2000; // some days of a shop that tries things out

    public static void MapSendLog(this IEndpointRouteBuilder api)
    {
        api.MapPost("/templates/{template}/fixtures/{name}/send", SendAsync);
        api.MapGet("/sends", (Log log) => Results.Json(new { sends = log.List(Listed).Select(View) }, SendJson.Options));
        api.MapGet("/sends/summary", (Log log) => Results.Json(new { most = Summed, templates = SendSummary.Of(log.List(Summed).Select(s => s.Send)) }, SendJson.Options));
        api.MapGet("/sends/{id}", Get);
    }

    private static async Task<IResult> SendAsync(
        string template, string name, HttpRequest http, OpenFolder folder, TestSend test, NewsDesk desk, CancellationToken cancellationToken)
    {
        if (folder.Find(template) is not { } open)
            return StudioProblems.Unknown(template);
        if (open is not { Compiled: { } compiled, IsCurrent: true })
            return Problem.Of(StatusCodes.Status409Conflict, "not_compiled", $"'{template}' has errors: a test shows what the files say now.");
        if (open.Fixture(name) is not { } fixture)
            return StudioProblems.Unknown(template, name);
        var body = await JsonBody.ReadAsync(http, MaxBody, cancellationToken);
        if (body.Problem is not null)
            return body.Problem;
        if (StudioBody.Text(body.Json, "to")?.Trim() is not { } to || !SendRequestReader.IsAddress(to))
            return Problem.Of(StatusCodes.Status400BadRequest, "bad_address", "to must be one email address.", new FieldFault("to", "is not an email address"));
        if (Troubles.Parse(StudioBody.Text(body.Json, "trouble")) is not { } troubles)
            return StudioProblems.BadTrouble();
        var id = await test.RunAsync(template, compiled, fixture, troubles, to, cancellationToken);
        desk.Tell(new("sends", []));
        return Results.Json(new { id }, SendJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static IResult Get(string id, Log log) => log.Find(id) is not var (send, request)
        ? Problem.Of(StatusCodes.Status404NotFound, "unknown_send", $"There is no send '{id}'.")
        : Results.Json(new
        {
            send = View(send),
            data = request is null ? null : new
            {
                recipient = Redaction.Of(request.Recipient),
                @event = request.Event is { } happened ? Redaction.Of(happened) : null,
                campaign = request.Campaign is { } campaign ? Redaction.Of(campaign) : null,
            },
        }, SendJson.Options);

    // Subjects greet by name: the log shows them masked like the rest.
    private static object View(LoggedSend logged) => new
    {
        id = logged.Send.Id,
        origin = logged.Origin,
        template = logged.Send.Template,
        recipient = logged.Recipient,
        state = logged.Send.State,
        accepted_at = logged.Send.AcceptedAt,
        attempts = logged.Send.Attempts,
        reply = logged.Send.Reply,
        history = logged.Send.History,
        report = logged.Send.Report,
    };
}
