using System.Text.Json;
using Renderer.Sources.Calls;
using Renderer.Sources.Declarations;
using Renderer.Sources.Records;

namespace Renderer.Sources.Batching;

/// <summary>Sends the calls of a batch as one request and deals its answer out; each call succeeds or fails alone.</summary>
internal sealed class BatchSender(OperationDeclaration operation, BatchDeclaration batch, SystemClient client) : IDisposable
{
    private const int AtOnce = 4; // calls of failed batches, tried one by one: a trickle, whatever their number

    private readonly SemaphoreSlim _singly = new(AtOnce);

    public async Task SendAsync(IReadOnlyList<BatchedCall> calls, CancellationToken cancellationToken)
    {
        if (calls is [var only])
        {
            only.Answer(await AloneAsync(only, cancellationToken));
            return;
        }
        var answer = await TogetherAsync(calls, cancellationToken);
        var items = answer is Fetched.Value { Json: var json } && JsonWay.Follow(json, batch.Items) is { } list ? BatchAnswer.Deal(list, batch.Key) : null;
        if (answer is Fetched.Failure failure && !BatchPolicy.TriesSingly(failure))
        {
            foreach (var call in calls)
                call.Answer(failure);
        }
        else if (items is null)
        {
            await Task.WhenAll(calls.Select(c => SinglyAsync(c, cancellationToken)));
        }
        else
        {
            foreach (var call in calls)
                call.Answer(items.TryGetValue(call.Value, out var item) ? client.ReadValue(operation, item, batch.Value, (Fetched.Value)answer) : BatchPolicy.Absent);
        }
    }

    public void Dispose() => _singly.Dispose();

    private async Task<Fetched> TogetherAsync(IReadOnlyList<BatchedCall> calls, CancellationToken cancellationToken)
    {
        var first = calls[0];
        var arguments = new Dictionary<string, JsonElement>(first.Arguments) { [batch.ListArgument] = JsonSerializer.SerializeToElement(calls.Select(c => c.Arguments[batch.ListArgument])) };
        if (batch.Request.Bind(arguments, out var wrong) is not { } request)
            return new Fetched.Failure("schema", $"'{wrong}' cannot stand in the batch");
        var record = new CallRecord { Faults = first.Record.Faults?.Anew() };
        foreach (var call in calls)
            call.Record.Joined(record, calls.Count);
        SourceTelemetry.Batched(client.Name, operation.Name, calls.Count);
        var answer = await client.FetchAsync(
            operation, request, first.Options with { IfNoneMatch = null, IfModifiedSince = null, WholeAnswer = true }, record, cancellationToken);
        foreach (var call in calls)
            call.Record.Faults?.Passed(record.Attempts);
        return answer;
    }

    private async Task SinglyAsync(BatchedCall call, CancellationToken cancellationToken)
    {
        await _singly.WaitAsync(cancellationToken);
        try
        {
            if (call.IsWaiting)
                call.Answer(await AloneAsync(call, cancellationToken));
        }
        finally
        {
            _singly.Release();
        }
    }

    private Task<Fetched> AloneAsync(BatchedCall call, CancellationToken cancellationToken) =>
        client.FetchAsync(operation, call.Single, call.Options, call.Record, cancellationToken);
}
