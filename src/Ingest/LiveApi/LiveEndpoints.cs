using Ingest.Hosting;
using Ingest.Log;
using Ingest.State;
using Microsoft.AspNetCore.Http.HttpResults;
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
            Query.Read(http.Request.Query, out var query) ?? One(id, query, database, time, answer));
        live.MapGet($"/{many}", (HttpContext http, IngestDatabase database, TimeProvider time) =>
            Query.Read(http.Request.Query, out var query)
            ?? UserList.Read(http.Request.Query["users"], out var ids)
            ?? Many(ids, query, database, time, answer));
    }

    private static IResult One(string id, Query query, IngestDatabase database, TimeProvider time, Func<Look, LiveAnswer> answer)
    {
        var now = time.GetUtcNow(); // before the look: what is told is at least as new
        var told = answer(new(id, database.Find(id), query, now));
        return query.Unknown() is { } problem ? problem : new LiveResult(told, now);
    }

    private static IResult Many(IReadOnlyList<string> ids, Query query, IngestDatabase database, TimeProvider time, Func<Look, LiveAnswer> answer)
    {
        var now = time.GetUtcNow();
        var people = database.FindAll(ids);
        IReadOnlyList<LiveAnswer> told = [.. ids.Select(id => answer(new(id, people[id], query, now)))];
        return query.Unknown() is { } problem ? problem : new LiveResult(LiveAnswer.Of(told), now);
    }

    /// <summary>What is asked for, beyond whom.</summary>
    private readonly record struct Query(ActivityQuery Activity, FieldSelection? Fields)
    {
        /// <summary>The problem, where a field was asked for that no answer has.</summary>
        public ProblemHttpResult? Unknown() => Fields?.Unknown is { } unknown
            ? Problem.Of(StatusCodes.Status400BadRequest, "bad_fields", $"There is no field '{unknown}'.", new FieldFault("fields", $"'{unknown}' is not there"))
            : null;

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
