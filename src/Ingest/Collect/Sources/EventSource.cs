using Ingest.Collect.Webhooks;

namespace Ingest.Collect.Sources;

/// <summary>Somebody who sends events: a shop's pages, its server, a platform's webhooks.</summary>
/// <param name="Name">Stands in paths and with every event.</param>
internal sealed record EventSource(string Name)
{
    /// <summary>Two, so that a new one can be handed out before the old one ends.</summary>
    public const int MaxLive = 2;

    /// <summary>The source that <c>Ingest:WriteKeys</c> names.</summary>
    public const string Default = "default";

    /// <summary>Write keys. They stand in web pages: they allow nothing but sending.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>What those who sign their requests sign with.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>What it may speak; by default all that write keys open.</summary>
    public IReadOnlySet<Protocol> Protocols { get; init; } =
        new HashSet<Protocol> { Protocol.Segment, Protocol.Mixpanel, Protocol.Ga4, Protocol.CloudEvents, Protocol.Firehose };

    /// <summary>Origins of pages that may send from a browser, such as <c>https://shop.example</c>; <c>*</c> is any.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>Events a second in the long run; <c>null</c> is as many as can be stored.</summary>
    public double? Rate { get; init; }

    /// <summary>How its webhooks are read, where it sends such.</summary>
    public WebhookMapping? Webhook { get; init; }

    public bool Allows(string origin) => Origins.Contains(BrowserAccess.Any) || Origins.Contains(origin, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether one of its origins has this host: senders that are no pages tell only that.</summary>
    public bool Welcomes(string host) => Allows(host) || Origins.Any(o => Uri.TryCreate(o, UriKind.Absolute, out var url) && url.Host.Equals(host, StringComparison.OrdinalIgnoreCase));

    /// <summary>What its events have as their source: ids are unique within it.</summary>
    public string Under(Protocol protocol) => $"{Name}/{protocol.Word()}";
}
