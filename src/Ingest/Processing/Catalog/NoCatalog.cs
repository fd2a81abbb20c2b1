namespace Ingest.Processing.Catalog;

/// <summary>Where <c>ingest.yaml</c> names none.</summary>
internal sealed class NoCatalog : IProductCatalog
{
    public ValueTask<CatalogProduct?> FindAsync(string id, CancellationToken cancellationToken) => default;
}
