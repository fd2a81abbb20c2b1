using System.Globalization;
using ServiceDefaults.Problems;

namespace Ingest.LiveApi;

/// <summary>The <c>limit</c> of a list.</summary>
internal static class Limit
{
    /// <returns>The problem, where it is not a number in range.</returns>
    public static IResult? Read(string? text, int usual, int max, out int limit)
    {
        limit = usual;
        if (string.IsNullOrEmpty(text) || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit >= 1 && limit <= max))
            return null;
        var told = $"must be a number from 1 to {max}";
        return Problem.Of(StatusCodes.Status400BadRequest, "bad_limit", $"limit {told}.", new FieldFault("limit", told));
    }
}
