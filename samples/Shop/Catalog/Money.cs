using System.Globalization;

namespace Shop.Catalog;

/// <summary>Writes amounts as the shop does.</summary>
internal static class Money
{
    public static string Write(decimal amount) => string.Create(CultureInfo.InvariantCulture, $"€{amount:0.00}");
}
