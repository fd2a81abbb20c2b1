namespace Ingest.Tests.Collect;

/// <summary>A body of each protocol with everything in it, to be spoilt; and a source that may speak them all.</summary>
internal static class GoodBodies
{
    public const string Batch = """{"writeKey":"k","sentAt":"2026-11-23T09:00:00Z","context":{"a":1},"integrations":{"All":true},"batch":[{"type":"track","messageId":"m","userId":"u1","event":"Product Added","timestamp":"2026-11-23T08:59:00Z","properties":{"product_id":"mug","price":12.5}},{"type":"group","groupId":"g","anonymousId":"a1","traits":{"x":1}}]}""";
    public const string Call = """{"writeKey":"k","messageId":"m","userId":"u1","anonymousId":"a1","event":"Product Added","originalTimestamp":"2026-11-23T08:59:00Z","receivedAt":"2026-11-23T08:59:30Z","sentAt":"2026-11-23T08:59:20Z","context":{"ip":"10.0.0.1","userAgent":"x","consent":{"categoryPreferences":{"marketing":true}},"traits":{"email":"a@b.c"}},"properties":{"product_id":"mug","price":12.5,"quantity":2,"card":"4111","currency":"€"}}""";
    public const string Mixpanel = """[{"event":"Product Added","properties":{"token":"k","distinct_id":"u1","time":1795424400,"$insert_id":"a-1","$user_id":"u1","$device_id":"a1","product_id":"mug"}},{"event":"$identify","properties":{"token":"k","$identified_id":"u1","$anon_id":"a1"}}]""";
    public const string Profile = """[{"$token":"k","$distinct_id":"u1","$set":{"$email":"a@b.c","plan":1},"$set_once":{"since":"2026"},"$unset":["$phone"]}]""";
    public const string Ga4 = """{"client_id":"a1","user_id":"u1","timestamp_micros":1795424400000000,"user_properties":{"email":{"value":"a@b.c"}},"consent":{"ad":"GRANTED"},"events":[{"name":"purchase","params":{"transaction_id":"t","value":12.5,"currency":"EUR","items":[{"item_id":"mug","price":12.5,"quantity":2}]}},{"name":"view_item","params":{"items":[{"item_id":"mug"},{"item_id":"tray"}]}}]}""";
    public const string CloudEvents = """[{"specversion":"1.0","id":"1","source":"/s","type":"Product Added","time":"2026-11-23T08:59:00Z","userid":"u1","data":{"product_id":"mug"}},{"specversion":"1.0","id":"2","source":"/s","type":"x","subject":"u1","data_base64":"e30="}]""";
    public const string Webhook = """{"events":[{"id":7,"kind":"cart.set","who":{"id":"u1","email":"a@b.c"},"at":1795424400,"lines":[{"sku":"mug","price":"12.50"},{"sku":"tray"}]}]}""";
    public const string Shopify = """{"id":900,"token":"ch1","cart_token":"a1","email":"a@b.c","customer":{"id":"u1","email":"a@b.c"},"currency":"EUR","updated_at":"2026-11-23T08:40:00Z","completed_at":null,"abandoned_checkout_url":"u","discount_codes":[{"code":"TEN"}],"line_items":[{"id":1,"product_id":11,"variant_id":21,"price":"12.50","quantity":2}]}""";

    /// <summary>With a rule of every kind, so that no stage behind the doors is left out.</summary>
    public const string Declared = """
        sources:
          all:
            keys: k
            secrets: s
            protocols: [segment, mixpanel, ga4, cloudevents, firehose, webhook, shopify]
            webhook:
              each: $.events[*]
              id: $.id
              type: $.kind
              user: $.who.id
              time: $.at
              traits: { email: $.who.email }
              properties: { product_id: "$.lines[0].sku", products: { each: "$.lines[*]", product_id: $.sku, price: $.price } }
        filters:
          - drop: bots
          - { drop: internal, networks: [192.168.0.0/16], emails: "@shop.example" }
          - { sample: Page Viewed, keep: 50% }
          - { consent: marketing }
        transforms:
          - { rename: { item: product_id, context.page.url: url } }
          - { map: { currency: { "€": EUR } }, compute: { value: price * quantity / (quantity - 1) } }
          - { redact: [card, context.ip, context.traits.phone], hash: context.traits.email, salt: x }
        topics:
          carts: [Product Added, Cart Viewed]
        """;

    /// <summary>The body, of somebody else, and with an id of its own.</summary>
    public static string Of(string body, int number, int people) => body
        .Replace("\"u1\"", $"\"u{number % people}\"", StringComparison.Ordinal).Replace("\"a1\"", $"\"a{number % people}\"", StringComparison.Ordinal)
        .Replace("\"m\"", $"\"m{number}\"", StringComparison.Ordinal).Replace("\"a-1\"", $"\"a-{number}\"", StringComparison.Ordinal)
        .Replace("\"t\"", $"\"t{number}\"", StringComparison.Ordinal).Replace("\"id\":\"1\"", $"\"id\":\"{number}\"", StringComparison.Ordinal)
        .Replace("\"id\":7", $"\"id\":{number}", StringComparison.Ordinal);
}
