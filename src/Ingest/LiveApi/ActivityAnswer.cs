using Ingest.State;

namespace Ingest.LiveApi;

/// <summary>What a person did lately, the newest first.</summary>
internal sealed record ActivityAnswer(string UserId, IEnumerable<ActivityEntry> Items)
{
    public static ActivityAnswer From(string user, IEnumerable<ActivityItem> items) => new(user, items.Select(ActivityEntry.From));
}

internal sealed record ActivityEntry(
    string Type, string? ProductId, string? Name, decimal? Price, string? Currency, string? ImageUrl, string? Url, DateTimeOffset OccurredAt)
{
    public static ActivityEntry From(ActivityItem item) => new(
        item.Type, item.Product?.Id, item.Product?.Name, item.Price, item.Currency, item.Product?.ImageUrl, item.Product?.Url, item.OccurredAt);
}
