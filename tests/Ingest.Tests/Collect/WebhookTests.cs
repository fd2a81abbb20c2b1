using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Ingest.Tests.Collect;

public sealed class WebhookTests
{
    private const string Declared = """
        sources:
          till:
            protocols: webhook
            secrets: [new secret, old secret]
            webhook:
              each: $.events[*]
              id: $.id
              type: $.kind
              types: { cart.set: Cart Viewed, cart.add: Product Added }
              user: $['the customer'].id
              time: $.at
              traits: { email: "$['the customer'].email" }
              properties:
                currency: EUR
                product_id: $.lines[0].sku
                products: { each: "$.lines[*]", product_id: $.sku, price: $.price, quantity: $.count }
        """;

    private const string Set = """{"events":[{"id":7,"kind":"cart.set","the customer":{"id":"u1","email":"u1@example.com"},"at":1795424400,"lines":[{"sku":"mug","price":"12.50","count":2},{"sku":"tray","price":39,"count":1}]}]}""";

    [Theory]
    [InlineData("new secret", "", 0, 204)]
    [InlineData("old secret", "", 0, 204)]
    [InlineData("new secret", "v1=00,v1=zz,", 300, 204)]
    [InlineData("new secret", "", -300, 204)]
    [InlineData("other secret", "", 0, 401)]
    [InlineData("new secret", "", 301, 401)]
    [InlineData("new secret", "", -301, 401)]
    public async Task A_signature_counts_for_five_minutes(string secret, string before, int age, int status)
    {
        await using var rig = await IngestRig.StartAsync(Declared);

        using var answer = await PostAsync(rig, Set, Sign(Set, secret, age, before));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status == 204 ? 3 : 0, (await rig.JsonAsync("/v1/users/u1/cart")).GetProperty("quantity").GetInt32());
    }

    [Theory]
    [InlineData("")]
    [InlineData("t=")]
    [InlineData("v1=00")]
    [InlineData("t=99999999999999999999,v1=00")]
    [InlineData("t=9223372036854775807,v1=")]
    [InlineData("t=1,v1=,v1=0,v1=,,=,t=")]
    public async Task A_signature_that_is_none_is_refused(string signature)
    {
        await using var rig = await IngestRig.StartAsync(Declared);

        using var answer = await PostAsync(rig, Set, signature);

        Assert.Equal((HttpStatusCode.Unauthorized, "wrong_signature"), (answer.StatusCode, (await IngestRig.JsonAsync(answer)).GetProperty("code").GetString()));
    }

    [Fact]
    public async Task The_mapping_finds_the_parts_of_an_event()
    {
        await using var rig = await IngestRig.StartAsync(Declared);

        using var answer = await PostAsync(rig, Set, Sign(Set));
        using var repeat = await PostAsync(rig, Set, Sign(Set));

        var cart = await rig.JsonAsync("/v1/users/u1/cart");
        Assert.Equal(("64.00", "EUR"), (cart.GetProperty("total").GetRawText(), cart.GetProperty("currency").GetString()));
        Assert.Equal("u1@example.com", (await rig.JsonAsync("/v1/users/u1/profile")).GetProperty("email").GetString());
    }

    [Theory]
    [InlineData("""{"events":[{"id":1,"kind":"cart.lost","the customer":{"id":"u1"}}]}""", 400, "cart.lost")]
    [InlineData("""{"events":[{"kind":"cart.add","the customer":{"id":"u1"}}]}""", 400, "messageId")]
    [InlineData("""{"events":[{"id":1,"kind":"cart.add"}]}""", 400, "userId")]
    [InlineData("""{"events":[{"id":1,"kind":"cart.add","the customer":{"id":"u1"},"at":"soon"}]}""", 400, "timestamp")]
    [InlineData("""{"events":[7,{"id":1,"kind":"cart.add","the customer":{"id":"u1"},"lines":[{"sku":"mug"}]}]}""", 204, "type")]
    public async Task What_the_mapping_does_not_find_is_told(string body, int status, string reason)
    {
        await using var rig = await IngestRig.StartAsync(Declared);

        using var answer = await PostAsync(rig, body, Sign(body));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(reason, Assert.Single(await rig.RefusalsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_source_is_not_told_apart_from_a_wrong_one()
    {
        await using var rig = await IngestRig.StartAsync(Declared);

        using var answer = await rig.SendAsync(HttpMethod.Post, "/v1/webhooks/default", Bodies.Json(Set), ("Webhook-Signature", Sign(Set)));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("""{"messageId":"m1","type":"track","userId":"u1","event":"Product Added","properties":{"product_id":"mug"}}""", "segment secret", 200)]
    [InlineData("""[{"messageId":"m1","type":"track","userId":"u1","event":"Product Added","properties":{"product_id":"mug"}}]""", "segment secret", 200)]
    [InlineData("""[{"messageId":"m1","type":"track","userId":"u1","event":"Product Added"},{"type":"track"}]""", "segment secret", 400)]
    [InlineData("""{"messageId":"m1","type":"track","userId":"u1","event":"Product Added"}""", "other", 401)]
    public async Task Segments_webhooks_are_signed_by_SHA1_one_event_each(string body, string secret, int status)
    {
        await using var rig = await IngestRig.StartAsync("sources: { segment: { protocols: segment, secrets: [segment secret] } }");
#pragma warning disable CA5350 // what Segment signs with
        var signature = Convert.ToHexStringLower(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)));
#pragma warning restore CA5350

        using var answer = await rig.SendAsync(HttpMethod.Post, "/v1/webhooks/segment/segment", Bodies.Json(body), ("X-Signature", signature));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status == 200 ? 1 : 0, (await rig.JsonAsync("/v1/users/u1/cart")).GetProperty("quantity").GetInt32());
    }

    private static Task<HttpResponseMessage> PostAsync(IngestRig rig, string body, string signature) =>
        rig.SendAsync(HttpMethod.Post, "/v1/webhooks/till", Bodies.Json(body), ("Webhook-Signature", signature));

    private static string Sign(string body, string secret = "new secret", int age = 0, string before = "")
    {
        var time = Sample.Morning.ToUnixTimeSeconds() - age;
        return $"t={time},{before}v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}")))}";
    }
}
