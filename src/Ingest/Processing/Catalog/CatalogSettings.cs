namespace Ingest.Processing.Catalog;

/// <summary><c>catalog:</c> of <c>ingest.yaml</c>: a file or an address, one of them.</summary>
/// <param name="Url">With <c>{id}</c> where the product's id stands.</param>
/// <param name="Key">Sent as Bearer token.</param>
internal sealed record CatalogSettings(string? File, string? Url, string? Key)
{
    /// <summary>How long an event waits for the address.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromMilliseconds(150);

    /// <summary>How long an answer, or the lack of one, is used again.</summary>
    public TimeSpan Cache { get; init; } = TimeSpan.FromMinutes(10);
}
