using Renderer.Sources.Calls;
using Renderer.Sources.Misbehaviour;
using Renderer.Sources.Records;

namespace Renderer.Sources.Execution;

/// <summary>Lets all who ask for the same thing at the same time share one call. It ends when the last of them has gone.</summary>
/// <remarks>
/// Within one process. Across processes a lock in Redis would cost a round trip or two for every call, and make sends wait for a process that may have
/// died; without it a value is fetched at most once a process, and then shared through the cache.
/// </remarks>
internal sealed class SingleFlight
{
    private readonly Dictionary<string, Flight> _flights = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <param name="record">Is told which call answers it.</param>
    /// <param name="call">Makes the call; its token is cancelled when nobody waits any more.</param>
    public async Task<Fetched> RunAsync(
        string key, SourceRecord record, CallFaults? faults, Func<SharedCall, CancellationToken, Task<Fetched>> call, CancellationToken cancellationToken)
    {
        Flight? flight;
        bool isFirst;
        lock (_lock)
        {
            isFirst = !_flights.TryGetValue(key, out flight);
            if (flight is null)
                _flights[key] = flight = new(new SharedCall(faults));
            flight.Waiting++;
        }
        record.Joined(flight.Call, coalesced: !isFirst);
        if (isFirst)
            _ = StartAsync(key, flight, call); // on this thread: a way through the pool costs more than what is done before the request is out
        try
        {
            return await (isFirst ? flight.Answered : flight.Shared).Task.WaitAsync(cancellationToken);
        }
        finally
        {
            Leave(key, flight);
        }
    }

    private async Task StartAsync(string key, Flight flight, Func<SharedCall, CancellationToken, Task<Fetched>> call)
    {
        Action<TaskCompletionSource<Fetched>> end;
        try
        {
            var fetched = await call(flight.Call, flight.Stop.Token);
            end = who => who.TrySetResult(fetched);
        }
        catch (OperationCanceledException e)
        {
            end = who => who.TrySetCanceled(e.CancellationToken);
        }
        catch (Exception bug)
        {
            end = who =>
            {
                who.TrySetException(bug);
                _ = who.Task.Exception; // seen: there may be nobody left
            };
        }
        Remove(key, flight);
        end(flight.Shared);
        end(flight.Answered);
    }

    private void Leave(string key, Flight flight)
    {
        bool last;
        lock (_lock)
            last = --flight.Waiting == 0;
        if (!last)
            return;
        Remove(key, flight);
        flight.Stop.Cancel();
    }

    private void Remove(string key, Flight flight)
    {
        lock (_lock)
        {
            if (_flights.TryGetValue(key, out var current) && current == flight)
                _flights.Remove(key);
        }
    }

    private sealed class Flight(SharedCall call)
    {
        public SharedCall Call => call;

        public CancellationTokenSource Stop { get; } = new();

        /// <summary>For the one who started it: goes on where the answer came, which saves a way through the pool.</summary>
        public TaskCompletionSource<Fetched> Answered { get; } = new();

        /// <summary>For all others: each goes on by itself, or one thread would finish the mails of a thousand.</summary>
        public TaskCompletionSource<Fetched> Shared { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Waiting { get; set; }
    }
}
