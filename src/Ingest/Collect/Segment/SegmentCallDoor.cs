using System.Text.Json;
using Ingest.Collect.Sources;

namespace Ingest.Collect.Segment;

/// <summary>One call, named by its path: <c>/v1/track</c>.</summary>
internal class SegmentCallDoor(string call) : SegmentDoor
{
    public override int MaxBytes => SegmentTranslator.MaxEvent;

    protected override Reading Read(JsonElement body, EventSource source, DateTimeOffset at)
    {
        var under = source.Under(Protocol);
        var translation = SegmentTranslator.Read(body, call, SegmentEnvelope.Alone(under, at), 0);
        return Reading.Of(source, [translation.Collect(under, at, body, call)], outcomes => AnswerOne(translation, outcomes[0]));
    }
}
