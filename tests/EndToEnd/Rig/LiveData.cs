using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace EndToEnd.Rig;

/// <summary>Ingest's live API and the shop's offers, as well or badly as a test says.</summary>
internal sealed class LiveData
{
    public Answer Cart { get; init; } = Answer.Json(CartJson);

    public Answer Activity { get; init; } = Answer.Json(ActivityJson);

    public Answer Offers { get; init; } = Answer.Json(OffersJson);

    public Task<FakeSystem> StartAsync(CancellationToken cancellationToken) => FakeSystem.StartAsync(AnswerAsync, cancellationToken);

    private Task AnswerAsync(HttpContext http) => (http.Request.Path.Value ?? "") switch
    {
        var path when path.EndsWith("/cart", StringComparison.Ordinal) => Cart.WriteAsync(http),
        var path when path.EndsWith("/activity", StringComparison.Ordinal) => Activity.WriteAsync(http),
        "/api/offers" => Offers.WriteAsync(http),
        _ => Answer.Status(404).WriteAsync(http),
    };

    /// <summary>A send of the cart mail, as Ingest would ask for it.</summary>
    public static object Send(string user) => new
    {
        template = "abandoned-cart",
        recipient = new { id = user, email = $"{user}@example.com", first_name = "Ada" },
        idempotency_key = $"cart-{user}",
    };

    public static string CartJson => Json(new
    {
        user_id = "u1",
        items = new[] { InCart("enamel-mug", "Enamel mug", 14), InCart("wool-blanket", "Wool blanket", 89) },
        quantity = 2,
        total = 103,
        currency = "EUR",
        as_of = Now,
    });

    private static string ActivityJson => Json(new { user_id = "u1", items = new[] { Viewed("oak-tray", "Oak tray", 39) }, as_of = Now });

    private static string OffersJson => Json(new
    {
        items = new[] { Product("linen-tote", "Linen tote", 22.4m), Product("beeswax-candle", "Beeswax candle", 14.4m) },
        as_of = Now,
    });

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>A product as events and offers tell it.</summary>
    public static object Product(string id, string name, decimal price) => new
    {
        product_id = id,
        name,
        price,
        original_price = price,
        quantity = 1,
        currency = "EUR",
        url = Page(id),
        image_url = Picture(id),
    };

    private static object InCart(string id, string name, decimal price) => new { product_id = id, name, price, quantity = 1, url = Page(id), image_url = Picture(id) };

    private static object Viewed(string id, string name, decimal price) => new
    {
        type = "Product Viewed",
        product_id = id,
        name,
        price,
        currency = "EUR",
        url = Page(id),
        image_url = Picture(id),
        occurred_at = Now,
    };

    private static string Page(string id) => $"https://northwind.example/products/{id}";

    private static string Picture(string id) => $"https://northwind.example/pictures/{id}.png";

    private static string Json(object value) => JsonSerializer.Serialize(value);
}
