using System.Net;
using Microsoft.Extensions.Time.Testing;
using Renderer.Sources.Calls;
using Renderer.Sources.Credentials;
using Renderer.Sources.Requests;

namespace Renderer.Tests.Sources.Credentials;

public sealed class OAuthCredentialsTests
{
    private const string System = """
        x:
          base: https://x.example
          retry: 0
          auth: { oauth: { token: "https://auth.example/oauth/token", client: "shop:1", secret: "p w", scope: "carts offers" } }
          operations: { y: { get: /y } }
        """;

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));
    private TaskCompletionSource<(OAuthToken?, CredentialsFault?)> _answer = new();
    private int _asked;

    [Fact]
    public async Task All_who_need_a_token_wait_for_one_request()
    {
        var credentials = Create();
        var calls = Enumerable.Range(0, 20).Select(_ => HeaderAsync(credentials)).ToList();
        _answer.SetResult((OAuthToken.From("t1", TimeSpan.FromMinutes(10), _time.GetUtcNow()), null));

        Assert.Equal(Enumerable.Repeat("Bearer t1", 20), await Task.WhenAll(calls));
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task A_token_is_refreshed_ahead_while_it_still_serves()
    {
        var credentials = Create();
        _answer.SetResult((OAuthToken.From("t1", TimeSpan.FromMinutes(10), _time.GetUtcNow()), null));
        Assert.Equal("Bearer t1", await HeaderAsync(credentials));

        _time.Advance(TimeSpan.FromMinutes(8));
        _answer = new();
        Assert.Equal("Bearer t1", await HeaderAsync(credentials)); // nobody waits for the new one
        Assert.Equal("Bearer t1", await HeaderAsync(credentials));
        _answer.SetResult((OAuthToken.From("t2", TimeSpan.FromMinutes(10), _time.GetUtcNow()), null));
        while (await HeaderAsync(credentials) != "Bearer t2")
            await Task.Yield();

        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task An_endpoint_that_fails_is_not_asked_by_every_call()
    {
        var credentials = Create();
        _answer.SetResult((null, new("status", "the token endpoint answered 503", MayPass: true)));

        Assert.Equal("status", (await FaultAsync(credentials))?.Error);
        Assert.Equal("status", (await FaultAsync(credentials))?.Error);
        Assert.Equal(1, _asked);

        _answer = new();
        _answer.SetResult((OAuthToken.From("t1", null, _time.GetUtcNow()), null));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("Bearer t1", await HeaderAsync(credentials));
    }

    [Fact]
    public async Task Who_leaves_takes_the_token_from_nobody()
    {
        var credentials = Create();
        using var stop = new CancellationTokenSource();
        var leaving = HeaderAsync(credentials, stop.Token);
        var staying = HeaderAsync(credentials);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        _answer.SetResult((OAuthToken.From("t1", null, _time.GetUtcNow()), null));

        Assert.Equal("Bearer t1", await staying);
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once()
    {
        var given = 0;
        var rig = new ClientRig(System);
        rig.Answer = (request, _) => Task.FromResult(
            request.RequestUri!.Host == "auth.example" ? SourceRig.Json($$"""{"access_token":"t{{++given}}","expires_in":3600}""")
            : request.Headers.Authorization!.Parameter == "t2" ? SourceRig.Json("{}")
            : SourceRig.Json("", HttpStatusCode.Unauthorized));

        Assert.IsType<Fetched.Value>(await rig.FetchAsync());

        Assert.Equal(["/oauth/token", "/y", "/oauth/token", "/y"], rig.Requests.Select(r => r.Request.RequestUri!.AbsolutePath));
        Assert.Equal("grant_type=client_credentials&scope=carts+offers", rig.Requests[0].Body);
        Assert.Equal("shop%3A1:p+w", global::System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(rig.Requests[0].Request.Headers.Authorization!.Parameter!)));
    }

    [Fact]
    public async Task A_system_that_refuses_every_token_is_asked_twice()
    {
        var rig = new ClientRig(System);
        rig.Answer = (request, _) => Task.FromResult(
            request.RequestUri!.Host == "auth.example" ? SourceRig.Json("""{"access_token":"t"}""") : SourceRig.Json("", HttpStatusCode.Unauthorized));

        Assert.Equal(new Fetched.Failure("status", "401"), await rig.FetchAsync());
        Assert.Equal(2, rig.Requests.Count(r => r.Request.RequestUri!.AbsolutePath == "/y"));
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, "", "status", "the token endpoint answered 401")]
    [InlineData(HttpStatusCode.OK, "<html>", "not_json", "the token endpoint answered no JSON")]
    [InlineData(HttpStatusCode.OK, "{}", "schema", "the token endpoint's answer has no access_token")]
    [InlineData(HttpStatusCode.OK, """{"access_token":"a\r\nX: 1"}""", "schema", "the token endpoint's access_token cannot stand in a header")]
    public async Task Without_a_token_nobody_is_called(HttpStatusCode status, string body, string error, string detail)
    {
        var rig = new ClientRig(System) { Answer = (_, _) => Task.FromResult(SourceRig.Json(body, status)) };

        Assert.Equal(new Fetched.Failure(error, detail), await rig.FetchAsync());
        Assert.Single(rig.Requests);
    }

    private OAuthCredentials Create() => new(token => { Interlocked.Increment(ref _asked); return _answer.Task.WaitAsync(token); }, _time);

    private static async Task<string?> HeaderAsync(OAuthCredentials credentials, CancellationToken? stop = null)
    {
        var headers = new Dictionary<string, string>();
        Assert.Null(await credentials.AddAsync(headers, Request, stop ?? TestContext.Current.CancellationToken));
        return headers["Authorization"];
    }

    private static async Task<CredentialsFault?> FaultAsync(OAuthCredentials credentials) =>
        await credentials.AddAsync(new Dictionary<string, string>(), Request, TestContext.Current.CancellationToken);

    private static BoundRequest Request { get; } = new(HttpMethod.Get, "/y", [], null, Repeatable: true);
}
