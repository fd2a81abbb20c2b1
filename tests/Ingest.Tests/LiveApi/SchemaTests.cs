using System.Text.Json;
using Ingest.LiveApi;

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
