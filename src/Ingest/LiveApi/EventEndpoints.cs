using Ingest.Hosting;
using Ingest.Log;
using Ingest.Processing.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Problems;

namespace Ingest.LiveApi;

/// <summary>Events as they were kept: those of a topic, for whoever follows it, and those of a person, for whoever must answer for them.</summary>
internal static class EventEndpoints
{
    private const int Usual = 100;
    private const int Max = 1000;

    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
        routes.MapGroup("/v1/topics").RequireScope(KeyScope.Read).WhileStorageWorks()
            .MapGet("/{topic}", (string topic, string? after, string? limit, ProcessingRules rules, IngestDatabase database, TimeProvider time) =>
                Cursor(after, limit, out var seq, out var count)
                ?? (rules.Topics.ContainsKey(topic) ? Topic(topic, seq, count, database, time) : Unknown(topic, rules)));
        routes.MapGroup("/v1/users").RequireScope(KeyScope.Admin).WhileStorageWorks()
            .MapGet("/{id}/events", (string id, string? after, string? limit, IngestDatabase database, TimeProvider time) =>
                Cursor(after, limit, out var seq, out var count) ?? Person(id, seq, count, database, time));
    }

    private static IResult Topic(string topic, long after, int limit, IngestDatabase database, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var slice = database.Read(tables => tables.Log.Routed(topic, after, limit));
        return Results.Json(new EventPage([.. slice.Entries.Select(EventView.Of)], slice.Next, slice.More, now), LiveJson.Options);
    }

    private static IResult Person(string id, long after, int limit, IngestDatabase database, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var all = database.Read(tables => tables.Log.Of(tables.Identities.Leading(tables.Identities.Resolve(id))));
        var left = all.Where(e => e.Seq > after).OrderBy(e => e.Seq).ToList();
        var items = left.Take(limit).Select(EventView.Of).ToList();
        return Results.Json(new EventPage(items, items is [.., var last] ? last.Seq : after, left.Count > items.Count, now), LiveJson.Options);
    }

    /// <returns>The problem, where one of the two is no number in range.</returns>
    private static IResult? Cursor(string? after, string? limit, out long seq, out int count)
    {
        seq = 0;
        if (Limit.Read(limit, Usual, Max, out count) is { } wrong)
            return wrong;
        return string.IsNullOrEmpty(after) || (long.TryParse(after, out seq) && seq >= 0)
            ? null
            : Problem.Of(StatusCodes.Status400BadRequest, "bad_after", "after must be the 'next' of an answer, or 0.", new FieldFault("after", "must be a number"));
    }

    private static ProblemHttpResult Unknown(string topic, ProcessingRules rules) => Problem.Of(
        StatusCodes.Status404NotFound, "unknown_topic",
        rules.Topics.Count == 0 ? $"There is no topic '{topic}': ingest.yaml declares none." : $"There is no topic '{topic}': there are {string.Join(", ", rules.Topics.Keys)}.");
}
