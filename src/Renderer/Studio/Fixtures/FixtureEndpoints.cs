using System.Text.Json;
using Renderer.Sends;
using Renderer.Studio.Variations;
using Renderer.Studio.Workshop;
using ServiceDefaults.Problems;
using TemplateLanguage.Diagnostics;

namespace Renderer.Studio.Fixtures;

/// <summary>Reads, checks and writes fixtures.</summary>
internal static class FixtureEndpoints
{
    private const int MaxText = 1024 * 1024; // as much as one answer of a system may have

    public static void MapFixtures(this IEndpointRouteBuilder api)
    {
        var fixture = api.MapGroup("/templates/{template}/fixtures/{name}");
        fixture.MapGet("/json", Get);
        fixture.MapPut("/json", PutAsync);
        fixture.MapPost("/check", CheckAsync);
        fixture.MapPost("/complete", CompleteAsync);
        fixture.MapPost("/variations", VaryAsync);
    }

    private static IResult Get(string template, string name, OpenFolder folder, FixtureFile files) =>
        folder.Find(template) is not null && files.Read(template, name) is { } text
            ? Results.Json(new { text, mark = FixtureFile.Mark(text), file = files.PathOf(template, name) }, SendJson.Options)
            : StudioProblems.Unknown(template, name);

    private static async Task<IResult> PutAsync(string template, string name, HttpRequest http, OpenFolder folder, FixtureFile files, CancellationToken cancellationToken)
    {
        var (problem, body, text, faults) = await ReadAsync(template, name, http, folder, files, cancellationToken);
        if (problem is not null)
            return problem;
        if (faults.Any(f => f.Severity == Severity.Error))
        {
            return Problem.Of(
                StatusCodes.Status422UnprocessableEntity, "bad_fixture", "The fixture was not saved; see errors.",
                faults.Where(f => f.Severity == Severity.Error).Select(f => new FieldFault($"{f.Place.Line}:{f.Place.Column}", f.Message)));
        }
        if (files.Read(template, name) is { } there && FixtureFile.Mark(there) != StudioBody.Text(body, "mark"))
            return Problem.Of(StatusCodes.Status409Conflict, "changed", $"'{name}' has changed since it was opened: open it again, or save it under another name.");
        await files.WriteAsync(template, name, text, cancellationToken);
        return Results.Json(new { mark = FixtureFile.Mark(text), faults = faults.Select(FaultView.Of) }, SendJson.Options);
    }

    private static async Task<IResult> CheckAsync(string template, string name, HttpRequest http, OpenFolder folder, FixtureFile files, CancellationToken cancellationToken)
    {
        var (problem, _, _, faults) = await ReadAsync(template, name, http, folder, files, cancellationToken);
        if (problem is not null)
            return problem;
        return Results.Json(new { faults = faults.Select(FaultView.Of) }, SendJson.Options);
    }

    /// <summary>A fixture as the page has it, and what is wrong with it; or why there is none to look at.</summary>
    private static async Task<(IResult? Problem, JsonElement Body, string Text, IReadOnlyList<Fault> Faults)> ReadAsync(
        string template, string name, HttpRequest http, OpenFolder folder, FixtureFile files, CancellationToken cancellationToken)
    {
        if (folder.Find(template) is not { } open || !FixtureFile.IsName(name))
            return (StudioProblems.Unknown(template, name), default, "", []);
        var body = await JsonBody.ReadAsync(http, MaxText, cancellationToken);
        if (body.Problem is not null)
            return (body.Problem, default, "", []);
        if (StudioBody.Text(body.Json, "text") is not { } text)
            return (StudioProblems.Missing("text"), default, "", []);
        return (null, body.Json, text, await FixtureValidation.RunAsync(open, files.PathOf(template, name), text, folder.Systems.Catalog, cancellationToken));
    }

    private static async Task<IResult> CompleteAsync(string template, HttpRequest http, OpenFolder folder, CancellationToken cancellationToken)
    {
        if (folder.Find(template) is not { } open)
            return StudioProblems.Unknown(template);
        var body = await JsonBody.ReadAsync(http, MaxText, cancellationToken);
        if (body.Problem is not null)
            return body.Problem;
        if (StudioBody.Text(body.Json, "text") is not { } text || StudioBody.Number(body.Json, "offset") is not { } offset)
            return StudioProblems.Missing("text, offset");
        return Results.Json(FixtureCompletion.At(text, Math.Clamp(offset, 0, text.Length), FixtureSchema.Of(open, folder.Systems.Catalog)), SendJson.Options);
    }

    /// <summary>Keeps a variation of a fixture as a fixture of its own.</summary>
    private static async Task<IResult> VaryAsync(string template, string name, HttpRequest http, OpenFolder folder, FixtureFile files, CancellationToken cancellationToken)
    {
        if (folder.Find(template) is null || files.Read(template, name) is not { } text)
            return StudioProblems.Unknown(template, name);
        var body = await JsonBody.ReadAsync(http, MaxText, cancellationToken);
        if (body.Problem is not null)
            return body.Problem;
        if (StudioBody.Text(body.Json, "name") is not { } target || !FixtureFile.IsName(target))
            return Problem.Of(StatusCodes.Status400BadRequest, "bad_name", "A fixture's name has letters, digits, - and _, 60 at the most.", new FieldFault("name", "is no name"));
        if (Troubles.Parse(StudioBody.Text(body.Json, "trouble")) is not { } troubles)
            return StudioProblems.BadTrouble();
        if (files.Read(template, target) is not null)
            return Problem.Of(StatusCodes.Status409Conflict, "exists", $"There is a fixture '{target}' already: choose another name.", new FieldFault("name", "is taken"));
        await files.WriteAsync(template, target, FixtureFile.Vary(text, troubles), cancellationToken);
        return Results.Json(new { name = target }, SendJson.Options, statusCode: StatusCodes.Status201Created);
    }
}
