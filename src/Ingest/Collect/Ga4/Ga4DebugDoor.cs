using Ingest.Collect.Sources;
using Ingest.Events;
using ServiceDefaults.Problems;

namespace Ingest.Collect.Ga4;

/// <summary>The validation server: tells what is wrong with a request, and keeps nothing of it.</summary>
internal sealed class Ga4DebugDoor : Ga4Door
{
    public override Reading Read(Received received, SourceRegistry sources)
    {
        var body = JsonBody.Parse(received.Body);
        var items = body.Fault is null ? Spread.Over(Translate(body.Json, received.Source!.Under(Protocol), received.At), received.Body.Length) : null;
        List<Message> messages = items is null
            ? [new(body.Fault?.Detail ?? Rejection.TooMuch.Detail)]
            : [.. items.Select(i => i.Refusal).OfType<Refusal>().Select(r => new Message(r.Reason))];
        return Reading.Of(received.Source!, [], _ => TypedResults.Ok(new Validation(messages)));
    }

    private sealed record Validation(IReadOnlyList<Message> ValidationMessages);

    private sealed record Message(string Description, string ValidationCode = "VALUE_INVALID");
}
