using Renderer.Previews;
using Renderer.Sends;
using Renderer.Studio.Workshop;
using ServiceDefaults.Problems;

namespace Renderer.Studio.Fixtures;

/// <summary>Writes into a fixture what its systems answer now. The only thing in the studio that calls somebody, and only when it is clicked.</summary>
internal static class RecordEndpoint
{
    public static void MapRecord(this IEndpointRouteBuilder api) => api.MapPost("/templates/{template}/fixtures/{name}/record", RecordAsync);

    private static async Task<IResult> RecordAsync(string template, string name, OpenFolder folder, IConfiguration configuration, CancellationToken cancellationToken)
    {
        if (folder.Find(template)?.Fixture(name) is null)
            return StudioProblems.Unknown(template, name);
        using var told = new StringWriter();
        try
        {
            await new FixtureRecording(folder.Folder, configuration).RunAsync([template], f => f == $"{template}/{name}", told, cancellationToken);
        }
        catch (InvalidOperationException e) // sources.yaml, or a variable that it names
        {
            return Problem.Of(StatusCodes.Status409Conflict, "not_recorded", e.Message);
        }
        return Results.Json(new { told = told.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) }, SendJson.Options);
    }
}
