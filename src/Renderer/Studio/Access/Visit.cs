namespace Renderer.Studio.Access;

/// <summary>What the gate looks at in a request.</summary>
/// <param name="Host">The name that the browser believes to talk to, without its port.</param>
/// <param name="Site">Scheme, name and port of the same.</param>
/// <param name="IsLocal">Whether it came in at a loopback address.</param>
/// <param name="HasKey">It carries the key in a header: a program's, which no other site can make a browser send.</param>
/// <param name="IsSignedIn">It carries the cookie of a browser that has shown the key.</param>
/// <param name="HasToken">It carries the token of the studio's own page.</param>
/// <param name="Changes">Its method may change something.</param>
/// <param name="Origin">The page that sends it, where the browser says.</param>
/// <param name="FetchSite">How that page is related, where the browser says.</param>
internal sealed record Visit(
    string Host, string Site, bool IsLocal, bool HasKey, bool IsSignedIn, bool HasToken, bool Changes, string? Origin, string? FetchSite)
{
    public bool IsSignIn { get; init; }
}
