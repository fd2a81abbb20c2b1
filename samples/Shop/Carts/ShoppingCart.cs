using System.Globalization;
using Shop.Catalog;

namespace Shop.Carts;

/// <summary>The shop's own cart: what the visitor's cookie holds.</summary>
internal sealed record ShoppingCart(string Id, IReadOnlyList<CartLine> Lines)
{
    private const int MaxQuantity = 99;

    public int Quantity => Lines.Sum(l => l.Quantity);

    public decimal Total => Lines.Sum(l => l.Total);

    public static ShoppingCart New() => new(Guid.NewGuid().ToString("N")[..12], []);

    public ShoppingCart Add(Product product) => Lines.Any(l => l.Product == product)
        ? this with { Lines = [.. Lines.Select(l => l.Product == product ? l with { Quantity = Math.Min(l.Quantity + 1, MaxQuantity) } : l)] }
        : this with { Lines = [.. Lines, new(product, 1)] };

    public ShoppingCart Remove(Product product) => this with { Lines = [.. Lines.Where(l => l.Product != product)] };

    /// <summary>As <c>id~product:quantity~…</c>.</summary>
    public string Write() =>
        string.Join('~', Lines.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Product.Id}:{l.Quantity}")).Prepend(Id));

    /// <summary>Reads what <see cref="Write"/> wrote, less the products that are not sold any more; <c>null</c> for anything else.</summary>
    public static ShoppingCart? Read(string? text)
    {
        if (text?.Split('~') is not [{ Length: 12 } id, .. var lines] || !id.All(char.IsAsciiLetterOrDigit))
            return null;
        return new(id, [.. lines.Select(ReadLine).OfType<CartLine>().DistinctBy(l => l.Product)]);
    }

    private static CartLine? ReadLine(string text) =>
        text.Split(':') is [var id, var number] && ProductCatalog.Find(id) is { } product
        && int.TryParse(number, CultureInfo.InvariantCulture, out var quantity) && quantity is > 0 and <= MaxQuantity
            ? new(product, quantity)
            : null;
}
