namespace Ingest.State;

/// <summary>One product of a cart, by product and variant.</summary>
/// <param name="Price">Of one piece.</param>
internal sealed record CartLine(Product Product, decimal Price, int Quantity)
{
    /// <summary>About how many bytes its texts take.</summary>
    public int Size { get; } = Product.Size;

    public bool IsOf(Product other) => Product.Id == other.Id && Product.Variant == other.Variant;
}
