namespace Ingest.Collect.Sources;

/// <summary>The ways in which events arrive. <c>ingest.yaml</c> writes them in lower case.</summary>
internal enum Protocol
{
    /// <summary>Segment's HTTP API, which the snippet speaks too, and Segment's webhook destination.</summary>
    Segment,

    /// <summary>Mixpanel's <c>/track</c>, <c>/engage</c> and <c>/import</c>.</summary>
    Mixpanel,

    /// <summary>Google Analytics 4's Measurement Protocol.</summary>
    Ga4,

    /// <summary>CloudEvents 1.0 over HTTP.</summary>
    CloudEvents,

    /// <summary>Firehose's delivery to HTTP endpoints.</summary>
    Firehose,

    /// <summary>Signed webhooks of any form, read by the source's own mapping.</summary>
    Webhook,

    /// <summary>Shopify's webhooks.</summary>
    Shopify,
}
