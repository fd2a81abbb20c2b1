namespace Renderer.Sources.Credentials;

/// <summary>An access token.</summary>
/// <param name="RefreshAt">From here on a new one is fetched, while this one still serves.</param>
/// <param name="ExpiresAt">From here on it does not serve.</param>
internal sealed record OAuthToken(string Value, DateTimeOffset RefreshAt, DateTimeOffset ExpiresAt)
{
    // What an answer without expires_in means is the server's to say (RFC 6749 §5.1); five minutes is short for all of them.
    private static readonly TimeSpan DefaultLife = TimeSpan.FromMinutes(5);

    /// <summary>A token that was asked for at <paramref name="asked"/>. It is refreshed after four fifths of its life.</summary>
    public static OAuthToken From(string value, TimeSpan? life, DateTimeOffset asked)
    {
        var lives = life is { } told && told > TimeSpan.Zero ? told : DefaultLife;
        return new(value, asked + lives * 0.8, asked + lives);
    }

    /// <summary>Nothing of the token: it is a secret.</summary>
    public override string ToString() => $"token until {ExpiresAt:u}";
}
