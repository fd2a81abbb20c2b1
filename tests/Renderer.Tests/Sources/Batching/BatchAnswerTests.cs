using System.Text.Json;
using Renderer.Sources.Batching;

namespace Renderer.Tests.Sources.Batching;

public sealed class BatchAnswerTests
{
    [Theory]
    [InlineData("""[{"user":"u1","n":1},{"user":"u2","n":2}]""", "u1 u2")]
    [InlineData("""[{"user":7},{"user":"8"}]""", "7 8")]
    [InlineData("""[{"user":"u1","n":1},{"user":"u1","n":2},{"name":"u3"},3,null]""", "u1")]
    [InlineData("""{"u1":{"n":1},"u2":null,"u3":[]}""", "u1 u3")]
    [InlineData("[]", "")]
    [InlineData("3", null)]
    [InlineData("null", null)]
    public void Items_are_dealt_by_their_key(string answer, string? values) =>
        Assert.Equal(values, BatchAnswer.Deal(JsonElement.Parse(answer), "user") is { } dealt ? string.Join(' ', dealt.Keys) : null);
}
