namespace Ingest.State;

/// <summary>One thing a person did, as messages refer to it.</summary>
internal sealed record ActivityItem(string Type, Product? Product, decimal? Price, string? Currency, DateTimeOffset OccurredAt)
{
    /// <summary>About how many bytes its texts take.</summary>
    public int Size { get; } = Product?.Size ?? 0;
}
