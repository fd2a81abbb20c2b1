using System.Text.Json;
using CsCheck;
using Refit;
using Renderer.Sources.Calls;
using Renderer.Sources.Requests;
using Renderer.Sources.Shop;
using TemplateLanguage.Planning;

namespace Renderer.Tests.Sources.Shop;

public sealed class ClientMethodTests
{
    private const string Base = "/shop";

    // What means something in addresses, what looks escaped already, and what is more than a byte or half a character.
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String, Gen.Char["aZ09-_.~/\\?&=#%+;:, '()*!@$[]{}|^`\"<>\t\r\n\0\u007fé€\ud83d\ude00\u202e\ufeff"].Array[0, 12].Select(c => new string(c)),
        OneOf("", ".", "..", "...", "../..", "%2e%2e", "%2F", "%", "{user}", "a/../b", "//x.example", "u1@x.example", "null"));

    private static readonly Gen<string?> Limit = Gen.OneOf(
        Gen.Const((string?)null), Gen.Const<string?>("null"),
        Gen.Select(Gen.OneOf(Gen.Int, Gen.Int[-20, 20]), OneOf("{0}", "{0}.0", "\"{0}\"", "\"{0}.00\"", "{0}e0")).Select((n, form) => (string?)string.Format(null, form, n)));

    private static readonly Gen<string> Options = Gen.Select(Limit, Text.Null(), Text.Null()).Select((limit, type, distinct) => string.Concat(
        limit is null ? "" : $",\"limit\":{limit}", type is null ? "" : $",\"type\":{Json(type)}", distinct is null ? "" : $",\"distinct\":{Json(distinct)}"));

    [Theory]
    [InlineData("carts", typeof(ICartsApi))]
    [InlineData("activity", typeof(IActivityApi))]
    [InlineData("profile", typeof(IProfileApi))]
    public async Task What_Refit_sends_is_what_was_bound(string api, Type client)
    {
        var rig = Rig(api);
        await Gen.Select(Text, Options).SampleAsync(
            async (user, options) =>
            {
                var request = rig.Operation.Request.Bind(ClientRig.Values($"{{\"user\":{Json(user)}{options}}}"), out var wrong);
                Assert.Equal(user is "" or "." or ".." ? "user" : null, wrong);
                if (request is not null)
                    await ArrivesAsync(rig, client, request);
            }, iter: 2000, threads: 1);
    }

    [Theory]
    [InlineData("carts", typeof(ICartsApi))]
    [InlineData("activity", typeof(IActivityApi))]
    [InlineData("profile", typeof(IProfileApi))]
    public async Task What_Refit_sends_for_many_is_what_was_bound(string api, Type client)
    {
        var rig = Rig(api);
        await Gen.Select(Text.Where(t => !t.Contains(',')).Array[0, 5], Options).SampleAsync(
            async (users, options) =>
            {
                var request = rig.Operation.Batch!.Request.Bind(ClientRig.Values($"{{\"user\":{JsonSerializer.Serialize(users)}{options}}}"), out var wrong);
                Assert.Null(wrong);
                await ArrivesAsync(rig, client, request!);
            }, iter: 2000, threads: 1);
    }

    [Theory]
    [InlineData("""{"user":"u1"}""", "/v1/users/u1/activity")]
    [InlineData("""{"user":7,"limit":12,"type":null}""", "/v1/users/7/activity?limit=12")]
    [InlineData("""{"user":"u1","limit":12.0}""", "/v1/users/u1/activity?limit=12")]
    [InlineData("""{"user":"u1","limit":"12"}""", "/v1/users/u1/activity?limit=12")]
    [InlineData("""{"user":"u1","limit":-0,"type":["a","b"]}""", "/v1/users/u1/activity?limit=0&type=a%2Cb")]
    [InlineData("""{"user":"u1","limit":null,"distinct":true}""", "/v1/users/u1/activity?distinct=true")]
    [InlineData("""{"user":"u1","limit":"abc"}""", "limit")]
    [InlineData("""{"user":"u1","limit":""}""", "limit")]
    [InlineData("""{"user":"u1","limit":1.5}""", "limit")]
    [InlineData("""{"user":"u1","limit":2147483648}""", "limit")]
    [InlineData("""{"user":"u1","limit":1e300}""", "limit")]
    [InlineData("""{"user":"u1","limit":true}""", "limit")]
    [InlineData("""{"user":"u1","limit":{}}""", "limit")]
    [InlineData("""{"user":"u1","type":{"a":1}}""", "type")]
    [InlineData("""{"limit":4}""", "user")]
    public void An_argument_has_the_type_of_its_parameter(string arguments, string expected)
    {
        var request = Rig("activity").Operation.Request.Bind(ClientRig.Values(arguments), out var wrong);

        Assert.Equal(expected, request?.Target ?? wrong);
    }

    [Fact]
    public async Task An_argument_of_another_type_is_a_failure_of_its_source()
    {
        using var rig = new SourceRig("api: activity");

        var answer = await rig.Send().CallAsync(Call("recent", """{"user":"u1","limit":"abc"}"""), TestContext.Current.CancellationToken);

        Assert.Equal(new SourceAnswer.Failure("argument", "'limit' is missing, of another type or cannot stand in its place"), answer);
        Assert.Empty(rig.Requests);
    }

    [Fact]
    public async Task Many_are_asked_for_by_the_method_for_many()
    {
        using var rig = new SourceRig("api: activity")
        {
            Answer = (_, _) => Task.FromResult(SourceRig.Json("""{"items":[{"user_id":"u2","items":[],"as_of":"2026-11-23T10:00:00Z"},{"user_id":"u1","items":[],"as_of":"2026-11-23T10:00:00Z"}]}""")),
        };

        var answers = Task.WhenAll(((string[])["u1", "u2"]).Select(u => rig.Send().CallAsync(Call("recent", $"{{\"user\":\"{u}\",\"limit\":4}}"), TestContext.Current.CancellationToken)));
        await rig.Time.RunAsync(answers, TimeSpan.FromSeconds(1));

        Assert.Equal(["u1", "u2"], (await answers).Select(a => Assert.IsType<SourceAnswer.Value>(a).Json.GetProperty("user_id").GetString()));
        Assert.Equal("/api/v1/activities?users=u1%2Cu2&limit=4", Assert.Single(rig.Requests).RequestUri!.PathAndQuery);
    }

    [Fact]
    public async Task A_rehearsal_calls_typed_operations_too()
    {
        using var rig = new SourceRig("api: activity");

        await rig.RehearseAsync();

        Assert.Equal(
            ["/api/users/1/cart", "/api/v1/users/1/activity?limit=1&type=1&distinct=1"], rig.Requests.Select(r => r.RequestUri!.PathAndQuery).Order(StringComparer.Ordinal));
    }

    private static ClientRig Rig(string api) => new($"x:\n  base: https://x.example{Base}\n  api: {api}\n");

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static SourceCall Call(string operation, string arguments) => new(operation, "shop", operation, ClientRig.Values(arguments), null, null, null, null, Retry: 0, null);

    private static string Json(string text) => JsonSerializer.Serialize(text);

    private static async Task ArrivesAsync(ClientRig rig, Type client, BoundRequest request)
    {
        await rig.FetchAsync(request, new CallOptions(WholeAnswer: true));
        var sent = rig.Requests[^1].Request;
        Assert.Equal(Base + request.Target, sent.RequestUri!.PathAndQuery);
        Assert.True(sent.Options.TryGetValue(new HttpRequestOptionsKey<Type>(HttpRequestMessageOptions.InterfaceType), out var sender));
        Assert.Equal((client, "application/json"), (sender, sent.Headers.Accept.ToString()));
    }
}
