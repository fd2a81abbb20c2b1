namespace Shop.Catalog;

/// <summary>Something the shop sells.</summary>
/// <param name="Price">In <see cref="ProductCatalog.Currency"/>.</param>
/// <param name="Picture">What the picture shows, for those who do not see it.</param>
/// <param name="GoesWith">The product that is offered to who has this one in the cart.</param>
internal sealed record Product(
    string Id, string Name, string Category, decimal Price, string Description, string Picture, string GoesWith)
{
    public string Path => $"/products/{Id}";

    public string PicturePath => $"/pictures/{Id}.png";
}
