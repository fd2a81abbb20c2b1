using System.Diagnostics;
using System.Diagnostics.Metrics;
using Renderer.Sends;

namespace Renderer.Hosting;

/// <summary>The renderer's spans and metrics, both under the name <c>Renderer</c>; docs/delivery.md lists them.</summary>
internal static class RendererTelemetry
{
    private static readonly Meter Meter = new("Renderer");
    private static readonly Counter<long> Sends = Meter.CreateCounter<long>("renderer.sends", "{send}", "Tries by the state they led to.");

    private static readonly Histogram<double> SourceDurations =
        Meter.CreateHistogram<double>("renderer.source.duration", "s", "Calls of sources, by system, operation and outcome; answers from the cache included.");

    public static ActivitySource Source { get; } = new("Renderer");

    public static void Finished(SendState state) => Sends.Add(1, new KeyValuePair<string, object?>("state", state.ToString()));

    public static void SourceCalled(string system, string operation, string outcome, TimeSpan duration) =>
        SourceDurations.Record(duration.TotalSeconds, new("system", system), new("operation", operation), new KeyValuePair<string, object?>("outcome", outcome));
}
