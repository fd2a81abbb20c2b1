using Microsoft.AspNetCore.Http.HttpResults;
using Renderer.Sources.Misbehaviour;
using ServiceDefaults.Problems;

namespace Renderer.Sends;

/// <summary>The header <c>X-Misbehave</c>: what systems do wrong for a send, on purpose. Development only.</summary>
internal static class MisbehaveHeader
{
    public const string Name = "X-Misbehave";
    private const int MaxLength = 1000; // some faults of every system there is

    /// <summary>What the header asks for, or the problem that says why it cannot be had.</summary>
    public static (string? Text, ProblemHttpResult? Problem) Read(HttpRequest request, ISourceCallers sources, bool development)
    {
        if (!request.Headers.TryGetValue(Name, out var values))
            return (null, null);
        if (!development)
            return (null, Problem.Of(StatusCodes.Status400BadRequest, "misbehave_refused", $"{Name} works in Development only.", new FieldFault(Name, "must be absent")));
        var text = string.Join(',', values.OfType<string>());
        var wrong = new List<string>();
        if (text.Length > MaxLength)
            wrong.Add($"must have at most {MaxLength} characters");
        else if (MisbehaviourList.Read(text, sources.Systems, wrong).Faults.Count == 0 && wrong.Count == 0)
            wrong.Add("names no fault");
        return wrong.Count == 0
            ? (text, null)
            : (null, Problem.Of(
                StatusCodes.Status400BadRequest, "bad_misbehave", $"{Name} cannot be understood; see errors.", [.. wrong.Select(w => new FieldFault(Name, w))]));
    }
}
