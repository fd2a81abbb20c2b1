namespace Ingest.Processing.Catalog;

/// <summary>Knows products by their ids.</summary>
internal interface IProductCatalog
{
    /// <returns><c>null</c> where it is not known, or not in time: an event does not wait for long.</returns>
    ValueTask<CatalogProduct?> FindAsync(string id, CancellationToken cancellationToken);
}
