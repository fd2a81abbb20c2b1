using System.Collections.Concurrent;
using Renderer.Hosting;
using Renderer.Sends;
using Renderer.Sources.Misbehaviour;
using Renderer.Sources.Records;
using TemplateLanguage.Planning;

namespace Renderer.Sources.Execution;

/// <summary>The sources of one send: has them answered, and keeps what became of each.</summary>
internal sealed class SourceCaller(SourceExecutor executor, MisbehaviourList misbehaving, TimeProvider time) : ISendSources
{
    private readonly ConcurrentDictionary<string, SourceRecord> _records = new(concurrencyLevel: 1, capacity: 8, StringComparer.Ordinal);

    public CallReport? ReportOf(string source) => _records.GetValueOrDefault(source)?.Report();

    public SourceAnswer.Value? StandIn(SourceCall call)
    {
        if (_records.GetValueOrDefault(call.Source) is not { } record)
            return null;
        record.Error = "timeout"; // the call itself may not have noticed yet
        return executor.StandIn(call, record);
    }

    public async Task<SourceAnswer> CallAsync(SourceCall call, CancellationToken cancellationToken)
    {
        using var span = RendererTelemetry.Source.StartActivity("source")?
            .SetTag("source.name", call.Source).SetTag("source.system", call.System).SetTag("source.operation", call.Operation);
        var record = _records[call.Source] = new();
        var start = time.GetTimestamp();
        try
        {
            var answer = await executor.AnswerAsync(call, record, misbehaving, cancellationToken);
            if (answer is SourceAnswer.Failure failure)
                (record.Error, record.Detail) = (failure.Error, failure.Detail);
            return answer;
        }
        catch (OperationCanceledException)
        {
            // By its own limit, or because nobody waits for it any more.
            record.Error ??= call.Within is { } within && time.GetElapsedTime(start) >= within ? "timeout" : "cancelled";
            throw;
        }
        finally
        {
            SourceTelemetry.Called(span, call, record, time.GetElapsedTime(start));
        }
    }
}
