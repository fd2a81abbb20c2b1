using System.Collections.Concurrent;
using Renderer.Sources.Batching;
using Renderer.Sources.Calls;
using Renderer.Sources.Declarations;
using Renderer.Sources.Requests;
using TemplateLanguage.Planning;

namespace Renderer.Sources.Execution;

/// <summary>A declared system that can be called: alone, or in batches.</summary>
internal sealed class CallableSystem(SystemDeclaration declaration, SystemClient client, SystemIdentity identity, TimeSpan window, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, BatchCollector> _batches = new(StringComparer.Ordinal);

    public SystemIdentity Identity => identity;

    public SystemDeclaration Declaration => declaration;

    /// <summary>Sends the request, together with others where the operation declares it.</summary>
    /// <param name="scope">Calls of different scopes are never one request.</param>
    public Task<Fetched> FetchAsync(
        OperationDeclaration operation, SourceCall call, BoundRequest request, CallOptions options, CallRecord record, string scope, CancellationToken cancellationToken)
    {
        // Lists in addresses are joined by commas: a value that holds one would be read as two.
        if (operation.Batch is { } batch && call.Arguments.TryGetValue(batch.ListArgument, out var listed) && BatchAnswer.NameOf(listed) is { } value && !value.Contains(','))
        {
            return _batches.GetOrAdd(operation.Name, (_, o) => Collector(o.Operation, o.Batch), (Operation: operation, Batch: batch)).AddAsync(
                Group(batch, call, options, scope), new(value, call.Arguments, request, options, record), cancellationToken);
        }
        return client.FetchAsync(operation, request, options, record, cancellationToken);
    }

    /// <summary>What must be equal in calls that become one request: all but the listed argument, and how they are sent.</summary>
    private static string Group(BatchDeclaration batch, SourceCall call, CallOptions options, string scope) => string.Join(
        '\n',
        [scope, $"{options.Retry} {options.Hedge} {options.PassCaches}",
            .. call.Arguments.Where(a => a.Key != batch.ListArgument).OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={a.Value.GetRawText()}")]);

    private BatchCollector Collector(OperationDeclaration operation, BatchDeclaration batch) =>
        new(batch.Max, window, new BatchSender(operation, batch, client).SendAsync, time);
}
