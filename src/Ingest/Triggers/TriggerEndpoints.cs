using System.Text.Json;
using System.Text.Json.Serialization;
using Ingest.Hosting;
using Ingest.LiveApi;
using Ingest.Log;

namespace Ingest.Triggers;

/// <summary><c>/v1/triggers</c>: which messages were asked for lately, which were not and why, and which are to come.</summary>
internal static class TriggerEndpoints
{
    private const int MaxList = 200;

    private static readonly JsonSerializerOptions Json = new(LiveJson.Options) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) } };

    public static void MapTriggers(this IEndpointRouteBuilder routes) => routes.MapGroup("/v1")
        .RequireScope(KeyScope.Read).WhileStorageWorks()
        .MapGet("/triggers", List);

    private static IResult List(string? user, string? limit, IngestDatabase database, TimeProvider time)
    {
        if (Limit.Read(limit, 50, MaxList, out var count) is { } wrong)
            return wrong;
        var now = time.GetUtcNow();
        return database.Read(tables =>
        {
            var person = string.IsNullOrEmpty(user) ? null : tables.Identities.Resolve(user);
            var timers = person is null ? tables.Timers.Due(DateTimeOffset.MaxValue, count) : tables.Timers.Of(person);
            var waiting = timers.Where(t => t.Due is not null).Select(t => new Waiting(t.Rule, t.Person, t.Told.OccurredAt, t.Due));
            return TypedResults.Json(new Answer(tables.Firings.List(person, count), [.. waiting], now), Json);
        });
    }

    private sealed record Answer(IReadOnlyList<Firing> Items, IReadOnlyList<Waiting> Waiting, DateTimeOffset AsOf);

    private sealed record Waiting(string Trigger, string UserId, DateTimeOffset Since, DateTimeOffset? DueAt);
}
