using Ingest.Collect.Sources;
using Ingest.Events;

namespace Ingest.Collect.Ga4;

/// <summary>The validation server: tells what is wrong with a request, and keeps nothing of it.</summary>
internal sealed class Ga4DebugDoor : Ga4Door
{
    public override Reading Read(Received received, SourceRegistry sources)
    {
        IReadOnlyList<Message> messages = [.. Items(received).Select(i => i.Refusal).OfType<Refusal>().Select(r => new Message(r.Reason))];
        return Reading.Of(received.Source!, [], _ => TypedResults.Ok(new Validation(messages)));
    }

    private sealed record Validation(IReadOnlyList<Message> ValidationMessages);

    private sealed record Message(string Description, string ValidationCode = "VALUE_INVALID");
}
