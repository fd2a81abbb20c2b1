using System.Diagnostics;
using System.Diagnostics.Metrics;
using Renderer.Hosting;
using TemplateLanguage.Planning;

namespace Renderer.Sources.Records;

/// <summary>Spans and metrics of calls; docs/sources.md lists them.</summary>
internal static class SourceTelemetry
{
    private static readonly Histogram<double> Durations =
        RendererTelemetry.Meter.CreateHistogram<double>("renderer.source.duration", "s", "Calls of sources, by system, operation, outcome and cache; answers from the cache included.");

    private static readonly Counter<long> Requests =
        RendererTelemetry.Meter.CreateCounter<long>("renderer.source.requests", "{request}", "Requests sent for sources, with retries and hedges, by system and operation.");

    private static readonly Histogram<int> BatchSizes =
        RendererTelemetry.Meter.CreateHistogram<int>("renderer.source.batch.size", "{call}", "Calls of sends in one batch, by system and operation.");

    public static void Called(Activity? span, SourceCall call, SourceRecord record, TimeSpan took)
    {
        if (Durations.Enabled)
        {
            Durations.Record(
                took.TotalSeconds, new("system", call.System), new("operation", call.Operation), new("outcome", record.Error ?? "ok"),
                new KeyValuePair<string, object?>("cache", Word(record.Cache)));
        }
        if (span is null)
            return;
        var report = record.Report();
        span.SetTag("source.cache", Word(report.Cache)).SetTag("source.arguments", report.Arguments).SetTag("source.attempts", report.Attempts)
            .SetTag("source.bytes", report.Bytes).SetTag("source.batch", report.Batch).SetTag("http.response.status_code", report.Status);
        if (report.Error is { } error)
            span.SetTag("error.type", error).SetStatus(ActivityStatusCode.Error, error);
    }

    /// <summary>One request has ended, however many sends it was for.</summary>
    public static void Requested(string system, string operation, int attempts) =>
        Requests.Add(attempts, new("system", system), new KeyValuePair<string, object?>("operation", operation));

    public static void Batched(string system, string operation, int size) =>
        BatchSizes.Record(size, new("system", system), new KeyValuePair<string, object?>("operation", operation));

    private static string Word(CacheOutcome outcome) => outcome switch
    {
        CacheOutcome.None => "none",
        CacheOutcome.Miss => "miss",
        CacheOutcome.Hit => "hit",
        CacheOutcome.Revalidated => "revalidated",
        CacheOutcome.Stale => "stale",
        CacheOutcome.Coalesced => "coalesced",
        CacheOutcome.Batched => "batched",
        _ => throw new UnreachableException(),
    };
}
