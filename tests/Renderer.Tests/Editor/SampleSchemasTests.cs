using Renderer.Editor;
using Renderer.Previews;

namespace Renderer.Tests.Editor;

public sealed class SampleSchemasTests
{
    [Fact]
    public void Fixtures_tell_what_data_may_look_like()
    {
        var schemas = SampleSchemas.Of(
        [
            Fixture("""{ "recipient": { "name": "Ada", "x": 1 }, "sources": { "cart": { "items": [{ "a": 1 }, { "b": null }] }, "down": { "$fail": "500" } } }"""),
            Fixture("""{ "recipient": { "vip": true, "x": "1" }, "event": { "type": "e" }, "sources": { "cart": { "$value": { "total": 2 } } } }"""),
        ]);

        Assert.Equal(["cart", "event", "recipient"], schemas.Keys.Order());
        Assert.Equal("""{"type":"object","properties":{"name":{"type":"string"},"x":{"type":[]},"vip":{"type":"boolean"}}}""", schemas["recipient"].GetRawText());
        Assert.Equal(
            """{"type":"object","properties":{"items":{"type":"array","items":{"type":"object","properties":{"a":{"type":"number"},"b":{}}}},"total":{"type":"number"}}}""",
            schemas["cart"].GetRawText());
    }

    private static Fixture Fixture(string json) => FixtureReader.Read("f.json", json, [])!;
}
