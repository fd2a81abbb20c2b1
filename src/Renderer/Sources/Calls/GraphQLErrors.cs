using System.Text.Json;

namespace Renderer.Sources.Calls;

/// <summary>GraphQL tells failures in an answer that HTTP calls a success.</summary>
internal static class GraphQLErrors
{
    private const int Shown = 3;

    /// <summary>The failure that an answer tells, or <c>null</c>. Data beside errors is not used: what is missing in it nobody declared.</summary>
    public static Fetched.Failure? Read(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() > 0
            ? new("graphql", string.Join(", ", errors.EnumerateArray().Take(Shown).Select(Describe)))
            : null;

    /// <summary>Code and path. The message is left out: servers repeat arguments in it, and those are a person's.</summary>
    private static string Describe(JsonElement error)
    {
        if (error.ValueKind != JsonValueKind.Object)
            return "error";
        var code = error.TryGetProperty("extensions", out var more) && more.ValueKind == JsonValueKind.Object && more.TryGetProperty("code", out var told)
            && told.ValueKind == JsonValueKind.String && told.GetString() is { Length: > 0 and <= 64 } name && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? name : "error";
        var path = error.TryGetProperty("path", out var way) && way.ValueKind == JsonValueKind.Array ? string.Join('.', way.EnumerateArray().Select(p => p.ToString())) : "";
        return path.Length > 0 ? $"{code} at {path}" : code;
    }
}
