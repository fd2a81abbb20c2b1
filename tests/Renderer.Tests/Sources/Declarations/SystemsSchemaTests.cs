using System.Globalization;
using System.Text.Json.Nodes;
using NJsonSchema;
using Renderer.Cli;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Renderer.Tests.Sources.Declarations;

/// <summary>The schema for editors and the reader say the same of a file.</summary>
public sealed class SystemsSchemaTests
{
    private const string System = "x:\n  base: https://x.example\n  operations: { y: { get: /y } }\n";

    [Theory]
    [InlineData(true, System)]
    [InlineData(true, System + "  internal: true\n  timeout: 500ms\n  retry: 0\n  hedge: off\n  breaker: off\n  concurrency: 1\n  rate: 500/s\n")]
    [InlineData(true, System + "  breaker: { failures: 100%, over: 10s, pause: 1m }\n")]
    [InlineData(true, "x:\n  base: ${HOST}/api\n  operations: { y: { post: \"/y?a={a?}\", headers: { X-A: \"{a?}\" }, body: { a: [1, \"{a}\"] }, repeatable: true } }\n")]
    [InlineData(true, "x:\n  base: http://x.example:8080/api\n  operations: { y: { get: \"/y/{id}\", result: data.y, timeout: 20ms, retry: 3, hedge: 5ms, personal: [a.b], secret: [c], batch: { get: \"/ys?ids={id*}\", key: id, max: 20, result: items, value: y } } }\n")]
    [InlineData(true, System + "  auth: { bearer: abc }\n")]
    [InlineData(true, System + "  auth: { basic: { user: a, password: \"${file:/run/secrets/p}\" } }\n")]
    [InlineData(true, System + "  auth: { header: { name: X-Key, value: abc } }\n")]
    [InlineData(true, System + "  auth: { oauth: { token: https://auth.example/token, client: a, secret: b, scope: c d, audience: e } }\n")]
    [InlineData(true, System + "  auth: { hmac: { secret: a, key: b, algorithm: sha512, encoding: base64, signature_header: X-Sig, timestamp_header: X-T, key_header: X-K } }\n")]
    [InlineData(true, "x:\n  base: https://x.example\n  api: carts\n")]
    [InlineData(false, "x:\n  base: https://x.example\n  api: cats\n")]
    [InlineData(false, "x:\n  operations: { y: { get: /y } }\n")]
    [InlineData(false, "x:\n  base: https://x.example\n")]
    [InlineData(false, "x:\n  base: https://x.example\n  operations: { }\n")]
    [InlineData(false, "x:\n  base: x.example\n  operations: { y: { get: /y } }\n")]
    [InlineData(false, "x:\n  base: ftp://x.example\n  operations: { y: { get: /y } }\n")]
    [InlineData(false, "x:\n  base: https://user@x.example\n  operations: { y: { get: /y } }\n")]
    [InlineData(false, "x:\n  base: https://x.example\n  operations: { y: { get: y } }\n")]
    [InlineData(false, "x:\n  base: https://x.example\n  operations: { y: { get: //evil.example } }\n")]
    [InlineData(false, "x:\n  base: https://x.example\n  operations: { y: { get: /y, post: /y } }\n")]
    [InlineData(false, "x:\n  base: https://x.example\n  operations: { y: { schema: a.json } }\n")]
    [InlineData(false, "x:\n  base: https://x.example\n  operations: { y: { get: /y, headers: { Authorization: a } } }\n")]
    [InlineData(false, "x:\n  base: https://x.example\n  operations: { y: { get: /y, personal: name } }\n")]
    [InlineData(false, System + "  timeout: 5\n")]
    [InlineData(false, System + "  timeout: 0s\n")]
    [InlineData(false, System + "  retry: 11\n")]
    [InlineData(false, System + "  rate: 500\n")]
    [InlineData(false, System + "  breaker: { failures: 0% }\n")]
    [InlineData(false, System + "  internal: maybe\n")]
    [InlineData(false, System + "  color: red\n")]
    [InlineData(false, System + "  auth: { token: abc }\n")]
    [InlineData(false, System + "  auth: { basic: { user: a } }\n")]
    [InlineData(false, System + "  auth: { bearer: a, header: { name: X-Key, value: b } }\n")]
    [InlineData(false, System + "  auth: { hmac: { secret: a, algorithm: md5 } }\n")]
    [InlineData(false, System + "  auth: { oauth: { token: https://auth.example/token, client: a } }\n")]
    public async Task A_file_is_taken_by_both_or_by_none(bool taken, string yaml)
    {
        var schema = await JsonSchema.FromJsonAsync(SchemaCommand.Read("sources"), TestContext.Current.CancellationToken);
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));

        var bySchema = schema.Validate(Json(stream.Documents[0].RootNode)!.ToJsonString());
        var byReader = ClientRig.Declare(yaml).Faults;

        Assert.True(taken == (bySchema.Count == 0), $"schema: {string.Join(", ", bySchema)}");
        Assert.True(taken == (byReader.Count == 0), $"reader: {string.Join(", ", byReader)}");
    }

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(c => KeyValuePair.Create(((YamlScalarNode)c.Key).Value!, Json(c.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag => bool.Parse(flag.Value),
        YamlScalarNode { Style: ScalarStyle.Plain } plain when decimal.TryParse(plain.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => number,
        YamlScalarNode scalar => scalar.Value,
        _ => null,
    };
}
