using System.Text.Json;
using Ingest.Declarations;

namespace Ingest.Tests.Processing;

public sealed class RulesTests
{
    [Theory]
    [InlineData("filters: [{ drop: bots }]", """{"userAgent":"Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"}""", false)]
    [InlineData("filters: [{ drop: bots }]", """{"userAgent":"Mozilla/5.0 (X11; Linux x86_64) Chrome/131.0 Safari/537.36"}""", true)]
    [InlineData("filters: [{ drop: internal, networks: [10.0.0.0/8] }]", """{"ip":"10.1.2.3"}""", false)]
    [InlineData("filters: [{ drop: internal, networks: [10.0.0.0/8] }]", """{"ip":"11.1.2.3"}""", true)]
    [InlineData("filters: [{ drop: internal, emails: '@shop.example' }]", """{"traits":{"email":"ada@SHOP.example"}}""", false)]
    [InlineData("filters: [{ sample: Product Added, keep: 0% }]", "{}", false)]
    [InlineData("filters: [{ sample: Product Added, keep: 100% }]", "{}", true)]
    [InlineData("filters: [{ sample: Page Viewed, keep: 0% }]", "{}", true)]
    [InlineData("filters: [{ consent: marketing }]", """{"consent":{"categoryPreferences":{"marketing":false}}}""", false)]
    [InlineData("filters: [{ consent: marketing }]", """{"consent":{"categoryPreferences":{"marketing":true}}}""", true)]
    [InlineData("filters: [{ consent: marketing }]", "{}", true)]
    [InlineData("filters: [{ consent: marketing, strict: true }]", "{}", false)]
    public void Filters_say_what_is_kept(string yaml, string context, bool kept) =>
        Assert.Equal(kept, Rules(yaml).Apply(Sample.Event("Product Added", """{"product_id":"mug"}""") with { Context = JsonElement.Parse(context) }) is not null);

    [Theory]
    [InlineData("{ rename: { item_id: product_id } }", """{"item_id":"mug"}""", """{"product_id":"mug"}""")]
    [InlineData("{ rename: { product.id: product_id } }", """{"product":{"id":"mug","x":1}}""", """{"product":{"x":1},"product_id":"mug"}""")]
    [InlineData("{ map: { currency: { '€': EUR } } }", """{"currency":"€"}""", """{"currency":"EUR"}""")]
    [InlineData("{ compute: { value: price * quantity + 0.10 } }", """{"price":"12.50","quantity":2}""", """{"price":"12.50","quantity":2,"value":25.10}""")]
    [InlineData("{ compute: { value: (price - discount) / 2 } }", """{"price":10}""", """{"price":10}""")]
    [InlineData("{ redact: [card, address.street] }", """{"card":"4111","address":{"street":"x","city":"y"}}""", """{"address":{"city":"y"}}""")]
    [InlineData("{ hash: phone, salt: pepper }", """{"phone":"123"}""", """{"phone":"c34c2d35bd4ccf50a5fb43ccbd3fd06d0a9b5a5a2a29fd94bdb2a7f4cb0c4f0a"}""")]
    [InlineData("{ redact: card }", """{"card":"4111","card":"4112","a":{"b":1,"b":2}}""", """{"a":{"b":2}}""")] // a name may stand twice; the last value counts
    [InlineData("{ rename: { a.b: c } }", """{"a":{"b":1,"b":2},"c":3,"c":[{"d":1,"d":null}]}""", """{"a":{},"c":2}""")]
    [InlineData("{ on: Other, redact: card }", """{"card":"4111"}""", """{"card":"4111"}""")]
    public void Transforms_change_properties(string transform, string before, string after)
    {
        var changed = Rules($"transforms: [{transform}]").Apply(Sample.Event("Product Added", before))!.Properties;
        if (transform.Contains("hash", StringComparison.Ordinal))
            Assert.Matches("^[0-9a-f]{64}$", changed.GetProperty("phone").GetString());
        else
            Assert.Equal(JsonSerializer.Serialize(JsonElement.Parse(after)), JsonSerializer.Serialize(changed));
    }

    [Fact]
    public void A_transform_can_give_another_type_and_topics_follow_it()
    {
        var kept = Rules("""
            transforms: [{ on: AddToCart, event: Product Added }]
            topics: { carts: [Product Added, Product Removed], orders: Order Completed }
            """).Apply(Sample.Event("AddToCart"))!;
        Assert.Equal(("Product Added", "carts"), (kept.Type, Assert.Single(kept.Topics)));
    }

    [Fact]
    public void Every_fault_is_told_with_its_place()
    {
        var (_, faults) = IngestFile.Read("""
            filters:
              - drop: robots
              - { sample: Page Viewed, keep: half }
              - { drop: internal }
            transforms:
              - { compute: { value: "price *" } }
              - { hash: email }
              - { event: X }
            catalog: { file: nowhere.json, url: "ftp://x/{id}" }
            retention: { events: long }
            surprise: 1
            """, new(_ => null));
        Assert.Equal(
            [(2, 11), (3, 34), (4, 5), (6, 25), (7, 5), (8, 5), (9, 10), (9, 18), (9, 37), (10, 22), (11, 11)],
            faults.Select(f => ((int)f.Line, (int)f.Column)));
    }

    [Fact]
    public async Task What_is_dropped_is_acknowledged_and_not_kept_and_what_is_redacted_is_on_no_disk()
    {
        await using var rig = await IngestRig.StartAsync("""
            filters: [{ sample: Product Viewed, keep: 0% }]
            transforms: [{ redact: [secret] }]
            """);
        await rig.TrackAsync("Product Viewed");
        await rig.TrackAsync("Product Added", """{"product_id":"mug","secret":"4111"}""");

        var kept = Assert.Single(rig.Get<Ingest.Log.IngestDatabase>().Read(t => t.Log.After(0, 10)));
        Assert.Equal("""{"product_id":"mug"}""", kept.Event.Properties.GetRawText());
    }

    [Fact]
    public async Task The_catalogue_adds_what_an_event_does_not_tell()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, """[{"product_id":"mug","name":"Mug","price":14.00,"image_url":"https://x/m.png"}]""", TestContext.Current.CancellationToken);
        await using var rig = await IngestRig.StartAsync($"catalog: {{ file: '{path}' }}");
        await rig.TrackAsync("Product Added", """{"product_id":"mug","price":12.50}""");
        await rig.TrackAsync("Cart Viewed", """{"products":[{"product_id":"hat","product_id":"mug"}],"x":1,"x":2}""", "u2");

        var told = (await rig.JsonAsync("/v1/users/u1/cart")).GetProperty("items")[0];
        Assert.Equal(("Mug", 12.50m), (told.GetProperty("name").GetString(), told.GetProperty("price").GetDecimal()));
        Assert.Equal("https://x/m.png", (await rig.JsonAsync("/v1/users/u2/cart")).GetProperty("items")[0].GetProperty("image_url").GetString());
        File.Delete(path);
    }

    private static Ingest.Processing.Rules.ProcessingRules Rules(string yaml)
    {
        var (file, faults) = IngestFile.Read(yaml, new(_ => null));
        Assert.Empty(faults);
        return file.Rules;
    }
}
