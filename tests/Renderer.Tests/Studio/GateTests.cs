using Renderer.Studio.Access;

namespace Renderer.Tests.Studio;

public sealed class GateTests
{
    private static readonly Visit Local = new("127.0.0.1", "http://127.0.0.1:5080", IsLocal: true, HasKey: false, IsSignedIn: false, HasToken: false, Changes: false, null, null);
    private static readonly Visit Change = Local with { Changes = true, HasToken = true, Origin = "http://127.0.0.1:5080", FetchSite = "same-origin" };

    public static TheoryData<string, object, bool, string> Cases() => new()
    {
        { "a page of this machine", Local, false, nameof(Verdict.Welcome) },
        { "by its name", Local with { Host = "localhost" }, false, nameof(Verdict.Welcome) },
        { "a name that was made to lead here", Local with { Host = "evil.example" }, false, nameof(Verdict.NotLocal) },
        { "another machine without a key", Local with { IsLocal = false }, false, nameof(Verdict.NotLocal) },
        { "no key where one is asked for", Local, true, nameof(Verdict.NeedsKey) },
        { "a key in a header", Local with { HasKey = true, Host = "studio.example", IsLocal = false }, true, nameof(Verdict.Welcome) },
        { "a browser that has signed in", Local with { IsSignedIn = true, Host = "studio.example", IsLocal = false }, true, nameof(Verdict.Welcome) },
        { "the page where one signs in", Local with { IsSignIn = true, IsLocal = false }, true, nameof(Verdict.Welcome) },
        { "a change from the studio's page", Change, false, nameof(Verdict.Welcome) },
        { "without its token", Change with { HasToken = false }, false, nameof(Verdict.OtherSite) },
        { "from another page", Change with { Origin = "https://evil.example" }, false, nameof(Verdict.OtherSite) },
        { "from another port", Change with { Origin = "http://127.0.0.1:9999" }, false, nameof(Verdict.OtherSite) },
        { "from a page without an origin", Change with { Origin = "null" }, false, nameof(Verdict.OtherSite) },
        { "that the browser calls foreign", Change with { FetchSite = "cross-site" }, false, nameof(Verdict.OtherSite) },
        { "with a stolen cookie's browser, from another page", Change with { IsSignedIn = true, Origin = "https://evil.example" }, true, nameof(Verdict.OtherSite) },
        { "a program with the key", Change with { HasKey = true, HasToken = false, Origin = null, FetchSite = null }, true, nameof(Verdict.Welcome) },
        { "a key that is sent to the sign-in page from another page", Change with { IsSignIn = true, HasToken = false, Origin = "https://evil.example" }, true, nameof(Verdict.OtherSite) },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Everybody_is_told_apart(string who, object visit, bool keyed, string verdict) =>
        Assert.True(Gate.Judge((Visit)visit, keyed).ToString() == verdict, who);

    [Theory]
    [InlineData("http://127.0.0.1:5080", null, true)]
    [InlineData("http://localhost:5080", null, true)]
    [InlineData("http://[::1]:5080", null, true)]
    [InlineData("http://0.0.0.0:5080", null, false)]
    [InlineData("http://*:5080", null, false)]
    [InlineData("http://192.168.1.2:5080", null, false)]
    [InlineData("http://studio.example", null, false)]
    [InlineData("http://0.0.0.0:5080", "short", false)]
    [InlineData("http://127.0.0.1:5080", "", false)]
    [InlineData("http://0.0.0.0:5080", "0123456789abcdef0123456789abcdef", true)]
    public void Only_a_key_opens_it_to_others(string url, string? key, bool starts) => Assert.Equal(starts, Bindings.Refuse([url], key) is null);
}
