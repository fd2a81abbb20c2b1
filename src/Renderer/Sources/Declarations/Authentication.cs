namespace Renderer.Sources.Declarations;

/// <summary>How a system knows who calls.</summary>
internal abstract record Authentication
{
    /// <summary>Its kind only: a secret that stands in the file itself must not be printed by accident.</summary>
    public sealed override string ToString() => GetType().Name;

    public sealed record None : Authentication;

    public sealed record Bearer(Text Token) : Authentication;

    public sealed record Basic(Text User, Text Password) : Authentication;

    public sealed record Header(string Name, Text Value) : Authentication;

    /// <summary>OAuth 2 client credentials (RFC 6749 §4.4).</summary>
    /// <param name="Token">Address of the token endpoint.</param>
    public sealed record OAuth(Text Token, Text Client, Text Secret, Text? Scope, Text? Audience) : Authentication;

    /// <summary>A signature over method, target, time and body.</summary>
    /// <param name="Key">Tells the system which secret it is, where it needs that.</param>
    public sealed record Hmac(Text Secret, Text? Key) : Authentication
    {
        public bool Sha512 { get; init; }

        public bool Base64 { get; init; }

        public string SignatureHeader { get; init; } = "X-Signature";

        public string TimestampHeader { get; init; } = "X-Timestamp";

        public string KeyHeader { get; init; } = "X-Key";
    }
}
