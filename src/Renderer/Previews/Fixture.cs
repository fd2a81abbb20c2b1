using System.Text.Json;

namespace Renderer.Previews;

/// <summary>What a preview shows: a recipient, an event, what every source answers, and the clock.</summary>
/// <param name="Name">The file's name without its extension.</param>
/// <param name="Now">The clock of the message; <c>null</c>: the time it is rendered at.</param>
internal sealed record Fixture(
    string Name, DateTimeOffset? Now, JsonElement Recipient, JsonElement? Event, JsonElement? Campaign, IReadOnlyDictionary<string, FixtureAnswer> Sources);

/// <summary>What one source answers in a preview.</summary>
/// <param name="Value">The value; undefined where <paramref name="Fails"/>.</param>
/// <param name="Fails">The kind of failure.</param>
/// <param name="After">How long the answer takes.</param>
/// <param name="AsOf">The value's own timestamp.</param>
internal sealed record FixtureAnswer(JsonElement Value, string? Fails, TimeSpan After, DateTimeOffset? AsOf)
{
    /// <summary>How old the value is by its own timestamp, whatever the clock; over <see cref="AsOf"/>.</summary>
    public TimeSpan? Age { get; init; }
}
