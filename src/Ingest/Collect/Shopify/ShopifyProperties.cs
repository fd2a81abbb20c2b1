using System.Text.Json;

namespace Ingest.Collect.Shopify;

/// <summary>Writes Shopify's carts, checkouts and orders as the e-commerce vocabulary spells them.</summary>
internal static class ShopifyProperties
{
    public static JsonElement Cart(JsonElement json) => JsonMerge.Write(writer =>
    {
        Copy(writer, json, "cart_token", "cart_id");
        if (!Has(json, "cart_token"))
            Copy(writer, json, "token", "cart_id");
        Copy(writer, json, Has(json, "presentment_currency") ? "presentment_currency" : "currency", "currency");
        Products(writer, json);
    });

    public static JsonElement Order(JsonElement json) => JsonMerge.Write(writer =>
    {
        // A checkout has no order number yet; an order names the checkout that it came of.
        var isCheckout = Has(json, "abandoned_checkout_url") || Has(json, "completed_at") || !Has(json, "order_number");
        Copy(writer, json, Checkout(json, isCheckout), "checkout_id");
        if (!isCheckout)
        {
            Copy(writer, json, "id", "order_id");
            Copy(writer, json, "name", "order_name");
        }
        Copy(writer, json, "total_price", "total");
        Copy(writer, json, "subtotal_price", "subtotal");
        Copy(writer, json, "total_tax", "tax");
        Copy(writer, json, "total_discounts", "discount");
        Copy(writer, json, Has(json, "presentment_currency") ? "presentment_currency" : "currency", "currency");
        Copy(writer, json, "abandoned_checkout_url", "url");
        Copy(writer, json, "order_status_url", "url");
        if (json.TryGetProperty("discount_codes", out var codes) && codes.ValueKind == JsonValueKind.Array && codes.GetArrayLength() > 0 && codes[0].ValueKind == JsonValueKind.Object)
            Copy(writer, codes[0], "code", "coupon");
        Products(writer, json);
    });

    /// <summary>What is known of the person: the customer's, else what was typed at the checkout.</summary>
    public static JsonElement Context(JsonElement json) => JsonMerge.Write(writer =>
    {
        var customer = json.TryGetProperty("customer", out var known) && known.ValueKind == JsonValueKind.Object ? known : JsonMerge.Nothing;
        if (!Has(customer, "email") && !Has(json, "email"))
            return;
        writer.WriteStartObject("traits");
        Copy(writer, Has(customer, "email") ? customer : json, "email", "email");
        Copy(writer, customer, "first_name", "first_name");
        Copy(writer, customer, "last_name", "last_name");
        Copy(writer, Has(customer, "phone") ? customer : json, "phone", "phone");
        Copy(writer, json, "customer_locale", "locale");
        Copy(writer, json, "buyer_accepts_marketing", "accepts_marketing");
        writer.WriteEndObject();
    });

    /// <summary>What names the checkout in its own payload and in that of its order: the token, and in older payloads the id.</summary>
    private static string Checkout(JsonElement json, bool isCheckout) =>
        isCheckout ? Has(json, "token") ? "token" : "id" : Has(json, "checkout_token") ? "checkout_token" : "checkout_id";

    private static void Products(Utf8JsonWriter writer, JsonElement json)
    {
        writer.WriteStartArray("products");
        if (json.TryGetProperty("line_items", out var lines) && lines.ValueKind == JsonValueKind.Array)
        {
            foreach (var line in lines.EnumerateArray().Where(l => l.ValueKind == JsonValueKind.Object))
                Product(writer, line);
        }
        writer.WriteEndArray();
    }

    private static void Product(Utf8JsonWriter writer, JsonElement line)
    {
        writer.WriteStartObject();
        Copy(writer, line, Has(line, "product_id") ? "product_id" : "id", "product_id"); // things of one's own have no product
        Copy(writer, line, "sku", "sku");
        Copy(writer, line, Has(line, "product_title") ? "product_title" : "title", "name");
        Copy(writer, line, "vendor", "brand");
        Copy(writer, line, Has(line, "variant_id") ? "variant_id" : "variant_title", "variant");
        Copy(writer, line, "price", "price");
        Copy(writer, line, "quantity", "quantity");
        Copy(writer, line, "url", "url");
        Copy(writer, line, "image", "image_url");
        writer.WriteEndObject();
    }

    private static void Copy(Utf8JsonWriter writer, JsonElement from, string name, string to)
    {
        if (!Has(from, name))
            return;
        writer.WritePropertyName(to);
        from.GetProperty(name).WriteTo(writer);
    }

    private static bool Has(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;
}
