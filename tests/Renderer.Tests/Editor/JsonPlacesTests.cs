using Renderer.Editor;

namespace Renderer.Tests.Editor;

public sealed class JsonPlacesTests
{
    private const string Json = """
        {
          "ü😀": 1, "a": { "b": { "a": 1 }, "c": [1, { "d": 2 }] },
          "a b": true
        }
        """;

    [Theory]
    [InlineData("2:13-2:16", "a")]
    [InlineData("2:27-2:30", "a", "b", "a")]
    [InlineData("2:48-2:51", "a", "c", "1", "d")]
    [InlineData("3:3-3:8", "a b")]
    [InlineData("1:1-1:1")]
    [InlineData("1:1-1:1", "none")]
    [InlineData("1:1-1:1", "a", "b", "a", "deeper")]
    public void A_value_is_found_by_the_way_to_it(string expected, params string[] path)
    {
        var place = JsonPlaces.Find("f", Json, path);

        Assert.Equal(expected, $"{place.Line}:{place.Column}-{place.EndLine}:{place.EndColumn}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"a\": ")]
    public void What_is_not_JSON_has_no_places(string json) => Assert.Equal(1, JsonPlaces.Find("f", json, ["a"]).Line);
}
