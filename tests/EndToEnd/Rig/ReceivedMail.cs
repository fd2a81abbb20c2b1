using System.Text.Json.Serialization;

namespace EndToEnd.Rig;

/// <summary>A mail as smtp-server took it and mailparser read it.</summary>
internal sealed record ReceivedMail(
    string From, IReadOnlyList<string> To, string Subject,
    [property: JsonPropertyName("message_id")] string MessageId,
    string? Html, string? Text,
    [property: JsonPropertyName("list_unsubscribe")] string? ListUnsubscribe,
    [property: JsonPropertyName("list_unsubscribe_post")] string? ListUnsubscribePost);
