using System.Runtime.InteropServices;
using System.Text.Json;

namespace Ingest.State;

/// <summary>What is known of a person: name, address, and whatever else the shop told.</summary>
internal sealed record Profile(IReadOnlyDictionary<string, JsonElement> Traits, DateTimeOffset? UpdatedAt)
{
    /// <summary>Bounds what one person's events can make every later one carry.</summary>
    public const int MaxTraits = 200;

    /// <summary>Longer values are data in the wrong place.</summary>
    public const int MaxTraitBytes = 2048;

    public static Profile Empty { get; } = new(new Dictionary<string, JsonElement>(), null);

    /// <summary>About how many bytes it takes.</summary>
    public int Size { get; } = Traits.Sum(t => 100 + (sizeof(char) * t.Key.Length) + JsonMarshal.GetRawUtf8Value(t.Value).Length);

    public string? Email() =>
        Traits.TryGetValue("email", out var email) && email.ValueKind == JsonValueKind.String && email.GetString() is { Length: > 0 } text ? text : null;
}
