using System.Text;
using Ingest.Hosting;
using Ingest.Log;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Problems;

namespace Ingest.LiveApi;

/// <summary><c>/v1/dead-letters</c>: what could not be accepted, and why.</summary>
internal static class DeadLetterEndpoints
{
    private const int MaxList = 1000;

    public static void MapDeadLetters(this IEndpointRouteBuilder routes)
    {
        var letters = routes.MapGroup("/v1/dead-letters").RequireScope(KeyScope.Admin).WhileStorageWorks();
        letters.MapGet("", (string? limit, long? before, IngestDatabase database) => Limit.Read(limit, 50, MaxList, out var count)
            ?? Results.Json(new Listed([.. database.Read(t => t.DeadLetters.List(count, before ?? long.MaxValue)).Select(Summary.Of)]), LiveJson.Options));
        letters.MapGet("/{id:long}", (long id, IngestDatabase database) => database.Read(t => t.DeadLetters.Find(id)) is { } letter
            ? Results.Json(Whole.Of(letter), LiveJson.Options)
            : Missing(id));
    }

    private static ProblemHttpResult Missing(long id) => Problem.Of(StatusCodes.Status404NotFound, "unknown_dead_letter", $"There is no dead letter {id}: it was replayed, or newer ones took its place.");

    private sealed record Listed(IReadOnlyList<Summary> Items);

    private sealed record Summary(long Id, string Source, string? Call, DateTimeOffset At, string Reason, long Size)
    {
        public static Summary Of(DeadLetter l) => new(l.Id, l.Refusal.Source, l.Refusal.Call, l.Refusal.At, l.Refusal.Reason, l.Size);
    }

    /// <param name="Text">The bytes as text, where they are one.</param>
    /// <param name="Raw">The bytes in base64.</param>
    private sealed record Whole(long Id, string Source, string? Call, DateTimeOffset At, string Reason, long Size, bool Complete, string Text, string Raw)
    {
        public static Whole Of(DeadLetter l) => new(
            l.Id, l.Refusal.Source, l.Refusal.Call, l.Refusal.At, l.Refusal.Reason, l.Size, l.IsWhole, Encoding.UTF8.GetString(l.Refusal.Raw.Span),
            Convert.ToBase64String(l.Refusal.Raw.Span));
    }
}
