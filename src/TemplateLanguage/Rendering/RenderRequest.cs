using System.Text.Json;

namespace TemplateLanguage.Rendering;

/// <summary>What a message is rendered for: the names that are always there.</summary>
public sealed record RenderRequest
{
    public required JsonElement Recipient { get; init; }
    public JsonElement? Event { get; init; }
    public JsonElement? Campaign { get; init; }
    public MessageLinks Links { get; init; } = MessageLinks.None;

    /// <summary>The clock of the message; <c>null</c>: the time provider's.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>Gets the branches that the message goes through; <c>null</c>: nobody asks, and it costs nothing.</summary>
    public BranchRecorder? Branches { get; init; }
}

/// <summary>The links a message may show as <c>links.unsubscribe</c>, <c>links.preferences</c> and <c>links.view</c>.</summary>
public sealed record MessageLinks(string Unsubscribe, string Preferences, string View)
{
    public static MessageLinks None { get; } = new("", "", "");
}
