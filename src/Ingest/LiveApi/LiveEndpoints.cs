using Ingest.Hosting;
using Ingest.Log;
using Ingest.State;
using ServiceDefaults.Problems;

namespace Ingest.LiveApi;

/// <summary>What is true of a person now: cart, activity, profile, engagement, orders; of one or of many.</summary>
internal static class LiveEndpoints
{
    public static void MapLive(this IEndpointRouteBuilder routes)
    {
        var live = routes.MapGroup("/v1").RequireScope(KeyScope.Read).WhileStorageWorks();
        Map(live, "cart", "carts", look => look.IsWhole
            ? look.Person.View(state => new CartView(look.Id, state)).Answer // by far the most asked for: made once for each state
            : look.Answer(CartAnswer.From(look.Id, look.State.Cart)));
        Map(live, "activity", "activities", look => look.Answer(ActivityAnswer.From(look.Id, look.Activity.Of(look.State.Activity))));
        Map(live, "profile", "profiles", look => look.Answer(ProfileAnswer.From(look.Id, look.State.Profile)));
        Map(live, "engagement", "engagements", look => look.Answer(EngagementAnswer.From(look.Id, look.State.Engagement, look.Now)));
        Map(live, "orders", "orders", look => look.Answer(OrdersAnswer.From(look.Id, look.State.Orders)));
        live.MapGet("/users/{id}/{part}", (string part) => Problem.Of(
            StatusCodes.Status404NotFound, "unknown_part", $"A user has no '{part}': there are cart, activity, profile, engagement and orders."));
    }

    private static void Map(RouteGroupBuilder live, string one, string many, Func<Look, LiveAnswer> answer)
    {
        live.MapGet($"/users/{{id}}/{one}", (string id, HttpContext http, IngestDatabase database, TimeProvider time) =>
            Query.Read(http.Request.Query, out var query) ?? Answer([id], query, database, time, answer, answers => answers[0]));
        live.MapGet($"/{many}", (HttpContext http, IngestDatabase database, TimeProvider time) =>
            Query.Read(http.Request.Query, out var query)
            ?? UserList.Read(http.Request.Query["users"], out var ids)
            ?? Answer(ids, query, database, time, answer, LiveAnswer.Of));
    }

    private static IResult Answer(
        IReadOnlyList<string> ids, Query query, IngestDatabase database, TimeProvider time, Func<Look, LiveAnswer> answer,
        Func<IReadOnlyList<LiveAnswer>, LiveAnswer> together)
    {
        var now = time.GetUtcNow(); // before the look: what is told is at least as new
        var answers = ids.Select(id => answer(new(id, database.Find(id), query, now))).ToList();
        return query.Fields?.Unknown is { } unknown
            ? Problem.Of(StatusCodes.Status400BadRequest, "bad_fields", $"There is no field '{unknown}'.", new FieldFault("fields", $"'{unknown}' is not there"))
            : new LiveResult(together(answers), now);
    }

    /// <summary>What is asked for, beyond whom.</summary>
    private readonly record struct Query(ActivityQuery Activity, FieldSelection? Fields)
    {
        private static readonly Query Usual = new(ActivityQuery.Usual, null);

        public static IResult? Read(IQueryCollection asked, out Query query)
        {
            query = Usual;
            if (asked.Count == 0)
                return null;
            var wrong = ActivityQuery.Read(asked, out var activity);
            query = new(activity, FieldSelection.Read(asked["fields"]));
            return wrong;
        }
    }

    /// <summary>One look at one person.</summary>
    private readonly record struct Look(string Id, Person Person, Query Query, DateTimeOffset Now)
    {
        public PersonState State => Person.State;

        public ActivityQuery Activity => Query.Activity;

        /// <summary>Whether all of it is wanted, under the person's own id.</summary>
        public bool IsWhole => Query.Fields is null && Person.Id == Id;

        public LiveAnswer Answer<T>(T told) => Query.Fields is { } fields ? LiveAnswer.Of(fields.Of(told)) : LiveAnswer.Of(told);
    }
}
