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

    public static JsonElement Checkout(JsonElement json) => JsonMerge.Write(writer =>
    {
        Copy(writer, json, Has(json, "token") ? "token" : "id", "checkout_id"); // as its order names it: by the token, and in older payloads by the id
        Copy(writer, json, Has(json, "presentment_currency") ? "presentment_currency" : "currency", "currency");
        Copy(writer, json, "abandoned_checkout_url", "url");
        Bought(writer, json);
    });

    public static JsonElement Order(JsonElement json) => JsonMerge.Write(writer =>
    {
        Copy(writer, json, Has(json, "checkout_token") ? "checkout_token" : "checkout_id", "checkout_id"); // that it came of
        Copy(writer, json, "id", "order_id");
        Copy(writer, json, "name", "order_name");
        Copy(writer, json, "currency", "currency"); // the shop's: an order's sums are in it, whatever the customer paid in
        Copy(writer, json, "order_status_url", "url");
        Bought(writer, json);
    });

    /// <summary>What is known of the person: the customer's, else what was typed at the checkout.</summary>
    public static JsonElement Context(JsonElement json) => JsonMerge.Write(writer =>
    {
        var customer = json.TryGetProperty("customer", out var known) && known.ValueKind == JsonValueKind.Object ? known : JsonMerge.Nothing;
        if (!customer.EnumerateObject().Any() && !Has(json, "email") && !Has(json, "phone"))
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

    private static void Bought(Utf8JsonWriter writer, JsonElement json)
    {
        Copy(writer, json, "total_price", "total");
        Copy(writer, json, "subtotal_price", "subtotal");
        Copy(writer, json, "total_tax", "tax");
        Copy(writer, json, "total_discounts", "discount");
        if (json.TryGetProperty("discount_codes", out var codes) && codes.ValueKind == JsonValueKind.Array && codes.GetArrayLength() > 0 && codes[0].ValueKind == JsonValueKind.Object)
            Copy(writer, codes[0], "code", "coupon");
        Products(writer, json);
    }

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
