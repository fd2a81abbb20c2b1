using System.Text.Json;
using Ingest.Declarations;
using Ingest.LiveApi;
using Json.Schema;
using YamlDotNet.RepresentationModel;

namespace Ingest.Tests.LiveApi;

public sealed class SchemaTests
{
    [Theory]
    [InlineData("cart")]
    [InlineData("activity")]
    public void The_templates_have_the_published_schema(string name) =>
        Assert.Equal(SchemaFiles.Text(name), File.ReadAllText(Path.Combine(Repository(), "templates", "schemas", $"{name}.json")));

    [Theory]
    [InlineData("cart")]
    [InlineData("activity")]
    [InlineData("profile")]
    [InlineData("engagement")]
    [InlineData("orders")]
    public async Task An_answer_has_the_properties_of_its_schema(string part)
    {
        await using var rig = await IngestRig.StartAsync();
        await rig.IdentifyAsync();
        await rig.TrackAsync("Product Viewed", """{"product_id":"mug"}""");
        await rig.TrackAsync("Order Completed", """{"order_id":"o1","products":[{"product_id":"mug"}]}""");
        await rig.TrackAsync("Product Added", """{"product_id":"mug"}""");

        Match(await rig.JsonAsync($"/v1/users/u1/{part}"), await rig.JsonAsync($"/schemas/{part}.json"), part);
    }

    [Theory]
    [InlineData(true, "sources: { web: { keys: k } }")]
    [InlineData(true, "sources: { web: { keys: [a, '${OLD}'], protocols: [segment, ga4], origins: [https://shop.example, 'http://localhost:5090'], rate: 600/m } }")]
    [InlineData(true, "sources: { web: { keys: a, origins: '*' }, shop: { protocols: shopify, secrets: [new, old] } }")]
    [InlineData(true, "sources: { segment: { protocols: segment, secrets: s } }")]
    [InlineData(true, "sources: { till: { protocols: webhook, secrets: s, webhook: { each: '$.events[*]', id: $.id, type: $.kind, types: { cart.add: Product Added }, user: $.u, anonymous: $.a, time: $.at, tolerance: 5m, traits: { email: $.mail }, properties: { currency: EUR, price: '$.lines[0].price', products: { each: '$.lines[*]', product_id: $.sku, nested: { a: $.b } } } } } }")]
    [InlineData(false, "sources: { web: { key: k } }")]
    [InlineData(false, "sources: { web: {} }")]
    [InlineData(false, "sources: [web]")]
    [InlineData(false, "sources: { web: { keys: [a, b, c] } }")]
    [InlineData(false, "sources: { web: { keys: { a: b } } }")]
    [InlineData(false, "sources: { web: { keys: a, protocols: [segment, kafka] } }")]
    [InlineData(false, "sources: { web: { keys: a, origins: shop.example } }")]
    [InlineData(false, "sources: { web: { keys: a, origins: https://shop.example/path } }")]
    [InlineData(false, "sources: { web: { keys: a, rate: fast } }")]
    [InlineData(false, "sources: { web: { keys: a, rate: 0/s } }")]
    [InlineData(false, "sources: { The Web: { keys: a } }")]
    [InlineData(false, "sources: { default: { keys: a } }")]
    [InlineData(false, "sources: { shop: { protocols: [segment, shopify], keys: a } }")]
    [InlineData(false, "sources: { till: { protocols: webhook, secrets: s } }")]
    [InlineData(false, "sources: { till: { protocols: webhook, secrets: s, webhook: { id: id, type: x, user: $.u, properties: {} } } }")]
    [InlineData(false, "sources: { till: { protocols: webhook, secrets: s, webhook: { id: $.id, type: x, user: $.u, each: $.a, properties: {} } } }")]
    [InlineData(false, "sources: { till: { protocols: webhook, secrets: s, webhook: { id: $.id, type: x, properties: {} } } }")]
    [InlineData(false, "sources: { till: { protocols: webhook, secrets: s, webhook: { id: $.id, type: x, user: $.u, tolerance: long, properties: {} } } }")]
    [InlineData(false, "sources: { till: { protocols: webhook, secrets: s, webhook: { id: $.id, type: [x], user: $.u, properties: {} } } }")]
    [InlineData(false, "sources: { till: { protocols: webhook, secrets: s, webhook: { id: $.id, type: x, user: $.u, properties: { a: [1] } } } }")]
    [InlineData(true, "topics: { orders: [Order Completed], carts: Product Added }\nretention: { events: 400d }")]
    [InlineData(false, "topics: [orders]")]
    public void The_schema_for_editors_and_the_reader_say_the_same(bool isRight, string text)
    {
        var (_, faults) = IngestFile.Read(text, new(_ => "value"));
        var schema = JsonSchema.FromText(SchemaFiles.Text("ingest"));

        Assert.Equal((isRight, isRight), (faults.Count == 0, schema.Evaluate(Json(text)).IsValid));
    }

    private static JsonElement Json(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return JsonSerializer.SerializeToElement(Node(stream.Documents[0].RootNode));

        static object? Node(YamlNode node) => node switch
        {
            YamlMappingNode mapping => mapping.Children.ToDictionary(c => ((YamlScalarNode)c.Key).Value!, c => Node(c.Value)),
            YamlSequenceNode list => list.Children.Select(Node).ToList(),
            _ => ((YamlScalarNode)node).Value,
        };
    }

    /// <summary>An object has what the schema names, no more and no less.</summary>
    private static void Match(JsonElement value, JsonElement schema, string place)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
                Match(item, schema.GetProperty("items"), place + "[]");
        }
        if (value.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("properties", out var properties))
            return;
        Assert.Equal(properties.EnumerateObject().Select(p => place + "." + p.Name).Order(), value.EnumerateObject().Select(p => place + "." + p.Name).Order());
        foreach (var property in value.EnumerateObject())
            Match(property.Value, properties.GetProperty(property.Name), place + "." + property.Name);
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Renderer.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
