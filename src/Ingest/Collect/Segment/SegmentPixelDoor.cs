using Ingest.Collect.Sources;
using Ingest.Processing;

namespace Ingest.Collect.Segment;

/// <summary>A call in the address of a picture, for mails and pages without scripts: <c>/v1/pixel/track?data=BASE64</c>.</summary>
internal sealed class SegmentPixelDoor(string call) : SegmentCallDoor(call)
{
    public override int MaxBytes => 0;

    public override Reading Read(Received received, SourceRegistry sources)
    {
        if (LenientBase64.Decode(received.Http.Query["data"].ToString()) is not { } body)
            return Rejection.Malformed("bad_data", "The address has no 'data' that is JSON in Base64.");
        var reading = base.Read(received with { Body = body }, sources);
        return reading.Rejection is null ? Reading.Of(reading.Source!, reading.Items, Picture) : reading;
    }

    // Whatever becomes of the event: what is wrong with it is with the refusals, and a broken picture would be seen.
    private static IResult Picture(IReadOnlyList<IntakeOutcome> outcomes) => Pixel.Answer;
}
