using Renderer.Sends;
using Renderer.Studio.Workshop;
using ServiceDefaults.Problems;

namespace Renderer.Studio.Trial;

/// <summary>Snapshots and coverage, which the page asks for after it has shown the mail.</summary>
internal static class TrialEndpoints
{
    public static void MapTrials(this IEndpointRouteBuilder api)
    {
        api.MapGet("/templates/{template}/trial", Get);
        api.MapPost("/templates/{template}/fixtures/{name}/accept", Accept);
    }

    private static IResult Get(string template, OpenFolder folder, Trials trials) => folder.Find(template) is not { } open
        ? StudioProblems.Unknown(template)
        : Results.Json(new { version = open.Version, trial = trials.Of(open) }, SendJson.Options);

    private static IResult Accept(string template, string name, OpenFolder folder, Trials trials, CancellationToken cancellationToken)
    {
        if (folder.Find(template) is not { } open)
            return StudioProblems.Unknown(template);
        if (open is not { Compiled: not null, IsCurrent: true })
            return Problem.Of(StatusCodes.Status409Conflict, "not_compiled", $"'{template}' has errors: a snapshot is of what the files say now.");
        if (open.Fixture(name) is null)
            return StudioProblems.Unknown(template, name);
        trials.Accept(open, name, cancellationToken);
        return Results.Json(new { accepted = name }, SendJson.Options);
    }
}
