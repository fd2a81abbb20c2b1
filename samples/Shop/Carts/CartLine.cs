using Shop.Catalog;

namespace Shop.Carts;

/// <summary>A product in a cart.</summary>
internal sealed record CartLine(Product Product, int Quantity)
{
    public decimal Total => Product.Price * Quantity;
}
