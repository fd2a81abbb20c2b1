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
        lock (_lock)
        {
            if (_flights.TryGetValue(key, out flight))
            {
                record.Joined(flight.Call, coalesced: true);
            }
            else
            {
                _flights[key] = flight = new(new SharedCall(faults));
                record.Joined(flight.Call, coalesced: false);
                flight.Task = StartAsync(key, flight, call);
            }
            flight.Waiting++;
        }
        try
        {
            return await flight.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            Leave(key, flight);
        }
    }

    private async Task<Fetched> StartAsync(string key, Flight flight, Func<SharedCall, CancellationToken, Task<Fetched>> call)
    {
        await Task.Yield(); // the call itself runs outside the lock
        try
        {
            return await call(flight.Call, flight.Stop.Token);
        }
        finally
        {
            Remove(key, flight);
        }
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
        // Nobody is left to see how a call ends that was cancelled.
        _ = flight.Task.ContinueWith(t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
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

        public Task<Fetched> Task { get; set; } = null!;

        public int Waiting { get; set; }
    }
}
