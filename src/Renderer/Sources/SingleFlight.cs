namespace Renderer.Sources;

/// <summary>Lets all who ask for the same thing at the same time share one call. It ends when the last of them has gone.</summary>
internal sealed class SingleFlight<T>
{
    private readonly Dictionary<string, Flight> _flights = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public async Task<T> RunAsync(string key, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        Flight? flight;
        lock (_lock)
        {
            if (!_flights.TryGetValue(key, out flight))
            {
                _flights[key] = flight = new();
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

    private async Task<T> StartAsync(string key, Flight flight, Func<CancellationToken, Task<T>> call)
    {
        await Task.Yield(); // the call itself runs outside the lock
        try
        {
            return await call(flight.Stop.Token);
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

    private sealed class Flight
    {
        public CancellationTokenSource Stop { get; } = new();

        public Task<T> Task { get; set; } = null!;

        public int Waiting { get; set; }
    }
}
