using System.Diagnostics;
using System.Diagnostics.Metrics;
using Ingest.Processing;
using Ingest.Triggers;

namespace Ingest.Hosting;

/// <summary>Ingest's spans and metrics, both under the name <c>Ingest</c>; docs/ingest.md lists them.</summary>
internal static class IngestTelemetry
{
    private static readonly Meter Meter = new("Ingest");
    private static readonly Counter<long> Events = Meter.CreateCounter<long>("ingest.events", "{event}", "Events by outcome: accepted, repeated, refused, dropped.");
    private static readonly Counter<long> Firings = Meter.CreateCounter<long>("ingest.firings", "{firing}", "Timers that ended, by trigger and state.");

    public static ActivitySource Source { get; } = new("Ingest");

    public static void Accepted(IEnumerable<IntakeOutcome> outcomes, int dropped)
    {
        var (accepted, repeated, refused) = (-dropped, 0, 0);
        foreach (var outcome in outcomes)
        {
            switch (outcome)
            {
                case IntakeOutcome.Accepted:
                    accepted++;
                    break;
                case IntakeOutcome.Duplicate:
                    repeated++;
                    break;
                default:
                    refused++;
                    break;
            }
        }
        Count("accepted", accepted);
        Count("repeated", repeated);
        Count("refused", refused);
        Count("dropped", dropped);
    }

    public static void Fired(string trigger, FiringState state) =>
        Firings.Add(1, new("trigger", trigger), new("state", state.ToString()));

    private static void Count(string outcome, int count)
    {
        if (count > 0)
            Events.Add(count, new KeyValuePair<string, object?>("outcome", outcome));
    }
}
