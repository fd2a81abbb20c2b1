using Ingest.Collect.CloudEvents;
using Ingest.Collect.Firehose;
using Ingest.Collect.Ga4;
using Ingest.Collect.Mixpanel;
using Ingest.Collect.Segment;
using Ingest.Collect.Shopify;
using Ingest.Collect.Sources;
using Ingest.Collect.Webhooks;
using Ingest.Events;
using ServiceDefaults.Problems;

namespace Ingest.Collect;

/// <summary>Translates what was refused once more, as of when it came: after the reason is mended it gives events.</summary>
internal sealed class Replays(SourceRegistry sources)
{
    public IReadOnlyList<Collected> Read(Refusal refusal)
    {
        var (under, at, raw) = (refusal.Source, refusal.At, refusal.Raw.ToArray());
        if (under.Split('/') is not [var name, var word] || !Protocols.TryParse(word, out var protocol))
            return [refusal];
        if (protocol == Protocol.Firehose)
            return [.. FirehoseDoor.Translate(raw, under, at, EventId.Of(under, Convert.ToHexString(raw)))];
        if (protocol == Protocol.Shopify)
            return ShopifyDoor.Translate(raw, refusal.Call ?? "", EventId.Of(under, Convert.ToHexString(raw)), under, at);
        var json = JsonBody.Parse(raw);
        if (json.Fault is { } fault)
            return [refusal with { Reason = fault.Detail }];
        if (protocol == Protocol.Ga4)
            return [.. Ga4Door.Translate(json.Json, under, at)];
        var translation = protocol switch
        {
            Protocol.Segment => SegmentTranslator.Read(json.Json, refusal.Call, SegmentEnvelope.Alone(under, at), 0),
            Protocol.Mixpanel when refusal.Call == MixpanelTrackDoor.Engage => MixpanelProfile.Read(json.Json, under, at),
            Protocol.Mixpanel => MixpanelTranslator.Read(json.Json, under, at, strict: false),
            Protocol.CloudEvents => CloudEventTranslator.Read(json.Json, under, at),
            _ => sources.ByName(name)?.Webhook is { } mapping
                ? WebhookTranslator.Read(json.Json, mapping, under, at, sent: null)
                : Translation.Wrong("", $"there is no mapping of source '{name}' any more"),
        };
        return [translation.Collect(under, at, json.Json, refusal.Call)];
    }
}
