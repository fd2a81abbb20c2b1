using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Renderer.Sources.Credentials;

/// <summary>Asks a token endpoint for tokens: OAuth 2 client credentials (RFC 6749 §4.4).</summary>
/// <param name="http">The system's own client: the endpoint is under the same rules.</param>
internal sealed class OAuthClient(HttpClient http, Uri endpoint, string client, string secret, string? scope, string? audience, TimeProvider time)
{
    private const int MaxBytes = 64 * 1024; // tokens have some KB

    // Both parts are form-encoded first (RFC 6749 §2.3.1): a ':' in either would shift the border.
    private readonly string _basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{WebUtility.UrlEncode(client)}:{WebUtility.UrlEncode(secret)}"));

    public async Task<(OAuthToken? Token, CredentialsFault? Fault)> AskAsync(CancellationToken cancellationToken)
    {
        var asked = time.GetUtcNow();
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new FormUrlEncodedContent(Form()) };
        request.Headers.Authorization = new("Basic", _basic);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode != HttpStatusCode.OK)
                return (null, new("status", $"the token endpoint answered {(int)response.StatusCode}", response.StatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError));
            await response.Content.LoadIntoBufferAsync(MaxBytes, cancellationToken);
            return Read(JsonElement.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken)), asked);
        }
        catch (JsonException)
        {
            return (null, new("not_json", "the token endpoint answered no JSON", MayPass: false));
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return (null, new("connect", "the token endpoint cannot be reached", MayPass: true));
        }
    }

    private static (OAuthToken?, CredentialsFault?) Read(JsonElement answer, DateTimeOffset asked)
    {
        if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty("access_token", out var token) || token.ValueKind != JsonValueKind.String || token.GetString() is not { Length: > 0 } value)
            return (null, new("schema", "the token endpoint's answer has no access_token", MayPass: false));
        if (!value.All(c => c is > ' ' and < (char)127)) // a line break in it would begin another header
            return (null, new("schema", "the token endpoint's access_token cannot stand in a header", MayPass: false));
        TimeSpan? life = answer.TryGetProperty("expires_in", out var expires) && expires.ValueKind == JsonValueKind.Number && expires.TryGetInt32(out var seconds) ? TimeSpan.FromSeconds(seconds) : null;
        return (OAuthToken.From(value, life, asked), null);
    }

    private Dictionary<string, string> Form()
    {
        var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials" };
        if (scope is not null)
            form["scope"] = scope;
        if (audience is not null)
            form["audience"] = audience;
        return form;
    }
}
