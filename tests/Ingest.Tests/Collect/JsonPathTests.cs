using System.Text.Json;
using Ingest.Collect.Webhooks;

namespace Ingest.Tests.Collect;

public sealed class JsonPathTests
{
    private const string Json = """{"a":{"b c":[{"d":1},{"d":"x"}],"e.f":true},"n":null,"":7}""";

    [Theory]
    [InlineData("$", Json)]
    [InlineData("$.a['b c'][0].d", "1")]
    [InlineData("$['a']['b c'][1]['d']", "\"x\"")]
    [InlineData("$.a['e.f']", "true")]
    [InlineData("$.a.b c[1]", """{"d":"x"}""")]
    [InlineData("$.n", null)]
    [InlineData("$.n.x", null)]
    [InlineData("$.a['b c'][2]", null)]
    [InlineData("$.a[0]", null)]
    [InlineData("$[0]", null)]
    public void A_path_leads_to_a_value_or_to_nothing(string path, string? value) =>
        Assert.Equal(value, JsonPath.Parse(path)!.Read(JsonElement.Parse(Json))?.GetRawText());

    [Theory]
    [InlineData("a")]
    [InlineData("")]
    [InlineData("$a")]
    [InlineData("$.")]
    [InlineData("$..a")]
    [InlineData("$.a[")]
    [InlineData("$.a[-1]")]
    [InlineData("$.a[x]")]
    [InlineData("$.a['']")]
    [InlineData("$.a['b]")]
    [InlineData("$.a[*].b")]
    [InlineData("$.a[99999999999]")]
    public void Anything_else_is_no_path(string text) => Assert.Null(JsonPath.Parse(text));
}
