using System.Diagnostics;
using Renderer.Engagement;
using Renderer.Hosting;
using ServiceDefaults.ApiKeys;
using ServiceDefaults.Problems;

namespace Renderer.Sends;

/// <summary><c>/v1/sends</c>: ask for a send, and see what became of it.</summary>
internal static class SendEndpoints
{
    private const int MaxBody = 256 * 1024; // a recipient and an event; carts and offers are fetched, not sent along
    private const int MaxList = 200;

    public static void MapSends(this IEndpointRouteBuilder routes)
    {
        var sends = routes.MapGroup("/v1/sends").RequireApiKey(services => services.GetRequiredService<RendererOptions>().SendKeys);
        sends.MapPost("", PostAsync);
        sends.MapGet("/{id}", Get);
        sends.MapGet("", List);
    }

    private static async Task<IResult> PostAsync(
        HttpRequest http, ITemplateCatalog templates, ISourceCallers sources, Outbox outbox, SendSignal signal, IHostEnvironment environment,
        CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync(http, MaxBody, cancellationToken);
        if (body.Problem is not null)
            return body.Problem;
        var (request, faults) = SendRequestReader.Read(body.Json);
        if (request is null)
            return Problem.Of(StatusCodes.Status400BadRequest, "bad_send", "The send cannot be accepted as it is; see errors.", faults);
        if (templates.Find(request.Template) is null)
        {
            return Problem.Of(
                StatusCodes.Status422UnprocessableEntity, "unknown_template", $"There is no template '{request.Template}', or it has errors.",
                new FieldFault("template", "names no template that can be sent"));
        }
        var (misbehave, problem) = MisbehaveHeader.Read(http, sources, environment.IsDevelopment());
        if (problem is not null)
            return problem;
        using var span = RendererTelemetry.Source.StartActivity("accept");
        switch (await outbox.AcceptAsync(request with { Misbehave = misbehave }, cancellationToken))
        {
            case Intake.Accepted accepted:
                signal.Wake();
                return TypedResults.Accepted($"/v1/sends/{accepted.Id}", new SendAccepted(accepted.Id)); // a repeat gets the first answer
            case Intake.Conflict conflict:
                return Problem.Of(
                    StatusCodes.Status409Conflict, "key_reused", $"The idempotency key was used for send {conflict.Id}, with different content.",
                    new FieldFault("idempotency_key", "was used with different content"));
            default:
                throw new UnreachableException();
        }
    }

    private static IResult Get(string id, SendHistory history, LinkSigner links) =>
        history.Find(id) is { } send
            ? Results.Json(WithView(send, links), SendJson.Options)
            : Problem.Of(StatusCodes.Status404NotFound, "unknown_send", $"There is no send '{id}'.");

    private static IResult List(string? recipient, string? limit, SendHistory history, LinkSigner links)
    {
        var count = 50;
        if (limit is not null && (!int.TryParse(limit, out count) || count is < 1 or > MaxList))
        {
            return Problem.Of(
                StatusCodes.Status400BadRequest, "bad_limit", $"limit must be a number from 1 to {MaxList}.",
                new FieldFault("limit", $"must be a number from 1 to {MaxList}"));
        }
        return Results.Json(new { sends = history.List(recipient, count).Select(s => WithView(s, links)) }, SendJson.Options);
    }

    private static SendRecord WithView(SendRecord send, LinkSigner links) =>
        send.Subject is null ? send : send with { View = links.For(send.Id).View };

    private sealed record SendAccepted(string Id);
}
