namespace Ingest.State;

/// <summary>
/// Values that are told again and again, each in memory once: a shop has thousands of products, and its visitors do millions of things with them.
/// </summary>
/// <remarks>A place for each hash, which the last that came has: bounded, without locks, and at worst a value is not shared.</remarks>
internal static class Shared
{
    private const int Places = 16 * 1024; // far more than a shop's people look at within an hour; some MB

    private static readonly Product?[] Products = new Product?[Places];
    private static readonly string?[] Texts = new string?[Places];

    /// <summary>What was last told of the product with this id, or of another.</summary>
    public static Product? Last(string id) => Products[Place(id)];

    /// <summary>The same product, as the instance that others have.</summary>
    public static Product Of(Product product)
    {
        ref var place = ref Products[Place(product.Id)];
        var known = place;
        return known == product ? known : place = product;
    }

    /// <summary>The same short text, such as a currency or an event's type, as the instance that others have.</summary>
    public static string Of(string text)
    {
        ref var place = ref Texts[Place(text)];
        var known = place;
        return known == text ? known : place = text;
    }

    private static int Place(string text) => string.GetHashCode(text, StringComparison.Ordinal) & (Places - 1);
}
