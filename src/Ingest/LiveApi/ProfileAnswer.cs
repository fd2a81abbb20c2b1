using System.Text.Json;
using Ingest.State;

namespace Ingest.LiveApi;

/// <summary>What is known of a person.</summary>
internal sealed record ProfileAnswer(string UserId, string? Email, IReadOnlyDictionary<string, JsonElement> Traits, DateTimeOffset? UpdatedAt)
{
    public static ProfileAnswer From(string user, Profile profile) => new(user, profile.Email(), profile.Traits, profile.UpdatedAt);
}
