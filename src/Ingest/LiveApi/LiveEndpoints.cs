using Ingest.Hosting;
using Ingest.Log;
using Ingest.State;
using ServiceDefaults.ApiKeys;
using ServiceDefaults.Problems;

namespace Ingest.LiveApi;

/// <summary>What is true of a person now: cart, activity, profile.</summary>
internal static class LiveEndpoints
{
    private const int MaxUsers = 100;

    public static void MapLive(this IEndpointRouteBuilder routes)
    {
        var live = routes.MapGroup("/v1").RequireApiKey(services => services.GetRequiredService<IngestOptions>().ReadKeys).WhileStorageWorks();
        live.MapGet("/users/{id}/cart", Cart);
        live.MapGet("/users/{id}/activity", Activity);
        live.MapGet("/users/{id}/profile", Profile);
        live.MapGet("/users/{id}/{part}", (string part) => Problem.Of(
            StatusCodes.Status404NotFound, "unknown_part", $"A user has no '{part}': there are cart, activity and profile."));
        live.MapGet("/carts", Carts);
    }

    private static IResult Cart(string id, HttpContext http, IngestDatabase database, TimeProvider time)
    {
        var now = time.GetUtcNow(); // before the look: what is told is at least as new
        return Tagged.Answer(http, CartAnswer.From(id, Look(database, id).Cart), a => a with { AsOf = now });
    }

    /// <param name="type">Only things of these types, comma-separated.</param>
    /// <param name="distinct"><c>product_id</c>: a product seen twice is told once.</param>
    private static IResult Activity(
        string id, string? limit, string? type, string? distinct, HttpContext http, IngestDatabase database, TimeProvider time)
    {
        if (Limit.Read(limit, 20, PersonState.MaxActivity, out var count) is { } wrong)
            return wrong;
        if (distinct is not (null or "" or "product_id"))
            return Problem.Of(StatusCodes.Status400BadRequest, "bad_distinct", "distinct must be product_id.", new FieldFault("distinct", "must be product_id"));
        var now = time.GetUtcNow();
        var items = Look(database, id).Activity.AsEnumerable();
        if (type?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } types)
            items = items.Where(i => types.Contains(i.Type, StringComparer.OrdinalIgnoreCase));
        if (distinct is "product_id")
            items = items.Where(i => i.Product is not null).DistinctBy(i => i.Product!.Id);
        return Tagged.Answer(http, ActivityAnswer.From(id, items.Take(count)), a => a with { AsOf = now });
    }

    private static IResult Profile(string id, HttpContext http, IngestDatabase database, TimeProvider time)
    {
        var now = time.GetUtcNow();
        return Tagged.Answer(http, ProfileAnswer.From(id, Look(database, id).Profile), a => a with { AsOf = now });
    }

    /// <summary>Many carts in one answer; <c>users</c> is comma-separated, and may stand more than once.</summary>
    private static IResult Carts(string[] users, HttpContext http, IngestDatabase database, TimeProvider time)
    {
        var ids = users.SelectMany(u => u.Split(',', StringSplitOptions.RemoveEmptyEntries)).Distinct().ToList();
        if (ids.Count is 0 or > MaxUsers)
        {
            return Problem.Of(
                StatusCodes.Status400BadRequest, "bad_users", $"users must name 1 to {MaxUsers} users, with commas between them.",
                new FieldFault("users", $"must name 1 to {MaxUsers} users"));
        }
        var now = time.GetUtcNow();
        var carts = database.Read(tables => ids.ConvertAll(id => CartAnswer.From(id, Look(tables, id).Cart)));
        return Tagged.Answer(http, new CartsAnswer(carts, null), a => new(carts.ConvertAll(c => c with { AsOf = now }), now));
    }

    private static PersonState Look(IngestDatabase database, string id) => database.Read(tables => Look(tables, id));

    private static PersonState Look(IngestTables tables, string id) => tables.State.Get(tables.Identities.Resolve(id));

    private sealed record CartsAnswer(IReadOnlyList<CartAnswer> Items, DateTimeOffset? AsOf);
}
