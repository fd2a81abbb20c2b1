using ServiceDefaults.Problems;

namespace Ingest.LiveApi;

/// <summary>The <c>users</c> of a request for many: comma-separated, and it may stand more than once.</summary>
internal static class UserList
{
    public const int Max = 100;

    /// <returns>The problem, where there are none or too many.</returns>
    public static IResult? Read(IEnumerable<string?> users, out IReadOnlyList<string> ids)
    {
        ids = [.. users.OfType<string>().SelectMany(u => u.Split(',', StringSplitOptions.RemoveEmptyEntries)).Distinct()];
        if (ids.Count is > 0 and <= Max)
            return null;
        return Problem.Of(
            StatusCodes.Status400BadRequest, "bad_users", $"users must name 1 to {Max} users, with commas between them.",
            new FieldFault("users", $"must name 1 to {Max} users"));
    }
}
