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
        Task<Fetched>? shared = null;
        lock (_lock)
        {
            if (_flights.TryGetValue(key, out flight))
                shared = flight.Share();
            else
                _flights[key] = flight = new(new SharedCall(faults));
            flight.Waiting++;
        }
        record.Joined(flight.Call, coalesced: shared is not null);
        // The first one's call begins on this thread, and it goes on where the answer came: ways through the pool cost more than what is done in between.
        var answered = shared ?? StartAsync(key, flight, call);
        try
        {
            return await answered.WaitAsync(cancellationToken);
        }
        finally
        {
            Leave(key, flight);
        }
    }

    private async Task<Fetched> StartAsync(string key, Flight flight, Func<SharedCall, CancellationToken, Task<Fetched>> call)
    {
        try
        {
            var fetched = await call(flight.Call, flight.Stop.Token);
            Land(key, flight)?.TrySetResult(fetched);
            return fetched;
        }
        catch (OperationCanceledException e)
        {
            Land(key, flight)?.TrySetCanceled(e.CancellationToken);
            throw;
        }
        catch (Exception bug)
        {
            if (Land(key, flight) is { } shared)
            {
                shared.TrySetException(bug);
                _ = shared.Task.Exception; // seen: there may be nobody left
            }
            throw;
        }
    }

    private void Leave(string key, Flight flight)
    {
        bool last;
        lock (_lock)
            last = --flight.Waiting == 0;
        if (!last)
            return;
        Land(key, flight);
        flight.Stop.Cancel();
    }

    /// <summary>Who comes from now on begins another call.</summary>
    /// <returns>What the others than the first wait for, if there are any.</returns>
    private TaskCompletionSource<Fetched>? Land(string key, Flight flight)
    {
        lock (_lock)
        {
            if (_flights.TryGetValue(key, out var current) && current == flight)
                _flights.Remove(key);
            return flight.Shared;
        }
    }

    private sealed class Flight(SharedCall call)
    {
        public SharedCall Call => call;

        public CancellationTokenSource Stop { get; } = new();

        public TaskCompletionSource<Fetched>? Shared { get; private set; }

        public int Waiting { get; set; }

        /// <summary>For all but the first: each goes on by itself, or one thread would finish the mails of a thousand.</summary>
        public Task<Fetched> Share() => (Shared ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }
}
