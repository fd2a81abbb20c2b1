using System.Text.Json;
using Shop.Catalog;
using Shop.Hosting;

namespace Shop.Carts;

/// <summary>The properties of the events that the shop's pages send, as the e-commerce vocabulary spells them.</summary>
internal static class Tracked
{
    public static string Item(HttpRequest request, Product product, int quantity = 1) =>
        JsonSerializer.Serialize(Properties(request, product, quantity, request.HttpContext.Cart().Id));

    public static string Order(HttpRequest request, ShoppingCart cart, string order) => JsonSerializer.Serialize(new
    {
        order_id = order,
        cart_id = cart.Id,
        total = cart.Total,
        currency = ProductCatalog.Currency,
        products = cart.Lines.Select(l => Properties(request, l.Product, l.Quantity, cart.Id)),
    });

    private static object Properties(HttpRequest request, Product product, int quantity, string cart) => new
    {
        cart_id = cart,
        cart_url = request.Absolute("/cart"), // where the mail's button leads
        product_id = product.Id,
        name = product.Name,
        category = product.Category,
        price = product.Price,
        currency = ProductCatalog.Currency,
        quantity,
        url = request.Absolute(product.Path),
        image_url = request.Absolute(product.PicturePath),
    };
}
