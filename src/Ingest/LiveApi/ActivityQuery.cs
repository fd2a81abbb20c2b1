using Ingest.State;
using ServiceDefaults.Problems;

namespace Ingest.LiveApi;

/// <summary>Which of a person's activity is asked for.</summary>
/// <param name="Types">Only things of these types; all where there are none.</param>
/// <param name="Distinct">A product seen twice is told once, and what is about no product is not told.</param>
internal sealed record ActivityQuery(int Limit, IReadOnlyList<string> Types, bool Distinct)
{
    private const int UsualLimit = 20;

    public static readonly ActivityQuery Usual = new(UsualLimit, [], false);

    /// <returns>The problem, where something of it makes no sense.</returns>
    public static IResult? Read(IQueryCollection query, out ActivityQuery asked)
    {
        asked = Usual;
        if (LiveApi.Limit.Read(query["limit"], UsualLimit, RecentActivity.Kept, out var limit) is { } wrong)
            return wrong;
        var distinct = query["distinct"].ToString();
        if (distinct is not ("" or "product_id"))
            return Problem.Of(StatusCodes.Status400BadRequest, "bad_distinct", "distinct must be product_id.", new FieldFault("distinct", "must be product_id"));
        asked = new(limit, query["type"].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), distinct.Length > 0);
        return null;
    }

    public IEnumerable<ActivityItem> Of(IEnumerable<ActivityItem> items)
    {
        if (Types.Count > 0)
            items = items.Where(i => Types.Contains(i.Type, StringComparer.OrdinalIgnoreCase));
        if (Distinct)
            items = items.Where(i => i.Product is not null).DistinctBy(i => i.Product!.Id);
        return items.Take(Limit);
    }
}
