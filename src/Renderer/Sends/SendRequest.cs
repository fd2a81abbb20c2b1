using System.Text.Json;

namespace Renderer.Sends;

/// <summary>What a caller asks to be sent.</summary>
internal sealed record SendRequest(string Template, JsonElement Recipient, JsonElement? Event, JsonElement? Campaign, string IdempotencyKey)
{
    public const int MaxKeyLength = 200; // room for a trigger, a user and a time in one key

    public string Email => Recipient.GetProperty("email").GetString()!;
}
