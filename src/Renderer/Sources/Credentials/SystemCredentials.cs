using System.Text;
using Renderer.Sources.Declarations;

namespace Renderer.Sources.Credentials;

/// <summary>Makes credentials of what the file declares, with its variables resolved.</summary>
internal static class SystemCredentials
{
    public static ISystemCredentials Create(SystemDeclaration system, Variables variables, HttpClient http, TimeProvider time) => system.Auth switch
    {
        Authentication.None => new FixedHeaders(),
        Authentication.Bearer bearer => new FixedHeaders(("Authorization", "Bearer " + variables.Resolve(bearer.Token))),
        Authentication.Basic basic => new FixedHeaders(("Authorization", "Basic " + Base64($"{variables.Resolve(basic.User)}:{variables.Resolve(basic.Password)}"))),
        Authentication.Header header => new FixedHeaders((header.Name, variables.Resolve(header.Value))),
        Authentication.Hmac hmac => new HmacSignature(hmac, variables.Resolve(hmac.Secret), Optional(hmac.Key, variables), http, time),
        Authentication.OAuth oauth => new OAuthCredentials(Client(oauth, system.Internal, variables, http, time).AskAsync, time),
        var other => throw new ArgumentException($"Unknown authentication {other}.", nameof(system)),
    };

    private static OAuthClient Client(Authentication.OAuth oauth, bool isInternal, Variables variables, HttpClient http, TimeProvider time) => new(
        http, variables.ResolveAddress(oauth.Token, isInternal) ?? new("http://unknown.invalid"), variables.Resolve(oauth.Client), variables.Resolve(oauth.Secret),
        Optional(oauth.Scope, variables), Optional(oauth.Audience, variables), time);

    private static string? Optional(Text? text, Variables variables) => text is null ? null : variables.Resolve(text);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
