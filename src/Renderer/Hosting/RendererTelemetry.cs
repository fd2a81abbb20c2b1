using System.Diagnostics;
using System.Diagnostics.Metrics;
using Renderer.Sends;

namespace Renderer.Hosting;

/// <summary>The renderer's spans and metrics, both under the name <c>Renderer</c>; docs/delivery.md and docs/sources.md list them.</summary>
internal static class RendererTelemetry
{
    public static ActivitySource Source { get; } = new("Renderer");

    public static Meter Meter { get; } = new("Renderer");

    private static readonly Counter<long> Sends = Meter.CreateCounter<long>("renderer.sends", "{send}", "Tries by the state they led to.");

    public static void Finished(SendState state) => Sends.Add(1, new KeyValuePair<string, object?>("state", state.ToString()));
}
