using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ServiceDefaults.Problems;

/// <summary>One thing that is wrong with a request, at a field written as a JSON path: <c>recipient.email</c>.</summary>
internal sealed record FieldFault(string Field, string Message);

/// <summary>Problem documents (RFC 9457) with a stable <c>code</c> and, under <c>errors</c>, what is wrong where.</summary>
internal static class Problem
{
    public static ProblemHttpResult Of(int status, string code, string detail, params IEnumerable<FieldFault> faults)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = code };
        var errors = faults.Select(f => new { field = f.Field, message = f.Message }).ToArray();
        if (errors.Length > 0)
            extensions["errors"] = errors;
        return TypedResults.Problem(detail, statusCode: status, extensions: extensions);
    }
}
