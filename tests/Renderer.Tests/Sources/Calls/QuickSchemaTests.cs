using System.Text.Json;
using CsCheck;
using NJsonSchema;
using Renderer.Sources.Calls;
using Renderer.Tests.Cli;

namespace Renderer.Tests.Sources.Calls;

/// <summary>What is quickly found right is right; what is wrong is never.</summary>
public sealed class QuickSchemaTests
{
    private static readonly string[] Names = ["a", "b", "c"];

    private static readonly Gen<string> Scalar = OneOf("1", "-7", "1.0", "1.5", "1e3", "99999999999999999999", "\"a\"", "\"b\"", "\"\"", "\"2026-11-23T10:00:00Z\"", "true", "false", "null", "\"\\u0061\"");

    private static readonly Gen<string> Type = OneOf("object", "array", "string", "integer", "number", "boolean", "null").Select(t => $"\"{t}\"");

    [Fact]
    public void It_finds_right_only_what_the_validator_does() => Gen.Select(Schema(2), Value(3)).Sample(
        (schema, value) =>
        {
            var quick = QuickSchema.Read(JsonElement.Parse(schema))!;
            return !quick.Matches(JsonElement.Parse(value)) || Validates(schema, value);
        }, iter: 3000);

    [Theory]
    [InlineData("""{"type":"object","required":["a"],"properties":{"a":{"type":"integer"},"b":{"type":["string","null"]}},"additionalProperties":false}""", """{"b":null,"a":1}""", true)]
    [InlineData("""{"type":"object","required":["a"],"properties":{"a":{"type":"integer"}}}""", """{"b":1}""", false)]
    [InlineData("""{"properties":{"a":{"type":"integer"}},"additionalProperties":false}""", """{"b":1}""", false)]
    [InlineData("""{"properties":{"a":{"type":"integer"}},"additionalProperties":{"type":"string"}}""", """{"a":1,"b":"x"}""", true)]
    [InlineData("""{"type":"array","items":{"enum":["a","b"]}}""", """["a","b","a"]""", true)]
    [InlineData("""{"type":"array","items":{"enum":["a","b"]}}""", """["a","c"]""", false)]
    [InlineData("""{"$ref":"#/$defs/x","$defs":{"x":{"type":"string"}}}""", "\"x\"", null)] // beside a reference, what counts depends on the draft
    [InlineData("""{"properties":{"a":{"$ref":"#/$defs/x"}},"$defs":{"x":{"type":"string"}}}""", """{"a":"x"}""", true)]
    [InlineData("""{"properties":{"a":{"$ref":"#"}}}""", "{}", null)]
    [InlineData("""{"properties":{"a":{"$ref":"#/properties/a"}}}""", "{}", null)]
    [InlineData("""{"type":"string","format":"date-time"}""", "\"x\"", null)]
    [InlineData("""{"type":"number","minimum":1}""", "2", null)]
    [InlineData("""{"required":["a"]}""", """{"a":1}""", null)]
    [InlineData("""{"enum":[1,"a"]}""", "1", null)]
    [InlineData("true", "1", true)]
    [InlineData("{}", """{"a":[{"b":1}]}""", true)]
    public void What_it_does_not_understand_it_leaves(string schema, string value, bool? matches) =>
        Assert.Equal(matches, QuickSchema.Read(JsonElement.Parse(schema))?.Matches(JsonElement.Parse(value)));

    [Fact]
    public void It_understands_the_shipped_schemas() => Assert.All(
        Directory.GetFiles(Path.Combine(CommandRig.Shipped, "schemas"), "*.json"), f => Assert.NotNull(QuickSchema.Read(JsonElement.Parse(File.ReadAllText(f)))));

    private static bool Validates(string schema, string value)
    {
        try
        {
            return JsonSchema.FromJsonAsync(schema).GetAwaiter().GetResult().Validate(value).Count == 0;
        }
        catch (InvalidCastException)
        {
            return true; // a number beyond its own: it has no opinion
        }
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static Gen<string> Value(int depth) => depth == 0 ? Scalar : Gen.Frequency(
        (2, Scalar),
        (2, OneOf(Names).Array[0, 3].SelectMany(names => Value(depth - 1).Array[names.Length].Select(values => $"{{{string.Join(',', names.Distinct().Zip(values, (n, v) => $"\"{n}\":{v}"))}}}"))),
        (1, Value(depth - 1).Array[0, 3].Select(v => $"[{string.Join(',', v)}]")));

    private static Gen<string> Schema(int depth)
    {
        var keywords = new List<Gen<string>>
        {
            Type.Select(t => $"\"type\":{t}"),
            Type.Array[1, 3].Select(t => $"\"type\":[{string.Join(',', t.Distinct())}]"),
            Gen.Const("\"enum\":[\"a\",\"\"]"),
            Gen.Const("\"description\":\"x\""),
        };
        if (depth > 0)
        {
            keywords.Add(Schema(depth - 1).Select(s => $"\"items\":{s}"));
            keywords.Add(Schema(depth - 1).Select(s => $"\"additionalProperties\":{s}"));
            keywords.Add(Gen.Const("\"additionalProperties\":false"));
            keywords.Add(Schema(depth - 1).Array[3].Select(s => $"\"properties\":{{\"a\":{s[0]},\"b\":{s[1]},\"c\":{s[2]}}}"));
            keywords.Add(Schema(depth - 1).Array[2].Select(s => $"\"properties\":{{\"a\":{s[0]},\"b\":{s[1]}}},\"required\":[\"b\"]"));
        }
        return Gen.OneOf([.. keywords]).Array[0, 3].Select(k => $"{{{string.Join(',', k.DistinctBy(x => x.Split(':')[0]))}}}");
    }
}
