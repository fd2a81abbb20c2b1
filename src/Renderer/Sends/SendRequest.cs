using System.Text.Json;

namespace Renderer.Sends;

/// <summary>What a caller asks to be sent.</summary>
internal sealed record SendRequest(string Template, JsonElement Recipient, JsonElement? Event, JsonElement? Campaign, string IdempotencyKey)
{
    /// <summary>What systems do wrong for it on purpose; Development only.</summary>
    public string? Misbehave { get; init; }

    public const int MaxKeyLength = 200; // room for a trigger, a user and a time in one key

    public string Email => Recipient.GetProperty("email").GetString()!;
}
