using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Problems;

namespace Renderer.Studio;

/// <summary>The problem documents that several of the studio's endpoints answer with.</summary>
internal static class StudioProblems
{
    public static ProblemHttpResult Unknown(string template) =>
        Problem.Of(StatusCodes.Status404NotFound, "unknown_template", $"There is no template '{template}'.");

    public static ProblemHttpResult Unknown(string template, string fixture) =>
        Problem.Of(StatusCodes.Status404NotFound, "unknown_fixture", $"There is no fixture '{fixture}' of '{template}' that can be read.");

    public static ProblemHttpResult Missing(string field) =>
        Problem.Of(StatusCodes.Status400BadRequest, "missing", $"The body lacks {field}.", new FieldFault(field, "is missing"));

    public static ProblemHttpResult BadTrouble() =>
        Problem.Of(StatusCodes.Status400BadRequest, "bad_trouble", "trouble is written cart:slow,offers:failed with slow, failed, empty or stale.", new FieldFault("trouble", "cannot be read"));

    public static ProblemHttpResult NotCompiled(string template) =>
        Problem.Of(StatusCodes.Status409Conflict, "not_compiled", $"'{template}' has errors, and there is no earlier state to show.");
}
