using System.Text.Json;
using Ingest.Events;

namespace Ingest.Collect.Shopify;

/// <summary>
/// Translates a webhook of Shopify's. Carts, checkouts and orders come whole: they replace what was known. The visitor is the cart's token,
/// the person the customer's id; a checkout or an order that has both joins them.
/// </summary>
internal static class ShopifyTranslator
{
    public static readonly IReadOnlyList<string> Topics =
        ["carts/create", "carts/update", "checkouts/create", "checkouts/update", "orders/create", "orders/updated", "orders/cancelled"];

    /// <param name="id">The webhook's own, by which a repeat is recognised.</param>
    public static IReadOnlyList<Translation> Read(JsonElement json, string topic, string id, string source, DateTimeOffset at)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return [Translation.Wrong("", "must be a JSON object")];
        var fields = new JsonFields(json);
        return topic switch
        {
            "carts/create" or "carts/update" => [Of(id, EventTypes.CartViewed, "updated_at", ShopifyProperties.Cart(json))],
            // Finished: the order tells of itself, but not every shop subscribes to orders. The cart is empty either way.
            "checkouts/create" or "checkouts/update" when fields.Text("completed_at") is not null =>
                [Of(id, EventTypes.OrderCompleted, "completed_at", ShopifyProperties.Checkout(json))],
            "checkouts/create" or "checkouts/update" =>
                [Of(id, EventTypes.CartViewed, "updated_at", ShopifyProperties.Cart(json)), Of($"{id}-checkout", EventTypes.CheckoutStarted, "updated_at", ShopifyProperties.Checkout(json))],
            "orders/create" => [Of(id, EventTypes.OrderCompleted, "created_at", ShopifyProperties.Order(json))],
            "orders/updated" => [Of(id, EventTypes.OrderUpdated, "updated_at", ShopifyProperties.Order(json))],
            "orders/cancelled" => [Of(id, EventTypes.OrderCancelled, "cancelled_at", ShopifyProperties.Order(json))],
            _ => [Translation.Wrong("X-Shopify-Topic", $"is '{(topic.Length > 40 ? topic[..40] : topic)}': there are {string.Join(", ", Topics)}")],
        };

        Translation Of(string eventId, string type, string time, JsonElement properties)
        {
            var told = fields.Time(time);
            var happened = new Event(eventId, type, fields.Fields("customer").Text("id"), Visitor(fields), told ?? at, at, source, properties, ShopifyProperties.Context(json)) { OriginalAt = told };
            return Translation.Of(happened, fields.Faults);
        }
    }

    private static string? Visitor(JsonFields fields) => fields.Text("cart_token") ?? fields.Text("checkout_token") ?? fields.Text("token");
}
