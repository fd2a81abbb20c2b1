using Renderer.Sources.Misbehaviour;

namespace Renderer.Sources.Calls;

/// <summary>What became of one call, built while it runs. Attempts may run side by side (hedging), so each change takes the lock.</summary>
internal sealed class CallRecord
{
    /// <summary>Under this name it travels with the HTTP request.</summary>
    public const string Property = "Renderer.CallRecord";

    private readonly Lock _lock = new();

    /// <summary>Requests sent, hedges included; 0 where nobody was called.</summary>
    public int Attempts { get; private set; }

    /// <summary>HTTP status of the last answer.</summary>
    public int? Status { get; private set; }

    /// <summary>Bytes of all answers' bodies, decompressed.</summary>
    public long Bytes { get; private set; }

    /// <summary>Time in which attempts waited for their turn (<c>concurrency</c>).</summary>
    public TimeSpan Queue { get; private set; }

    /// <summary>Time in which connections were opened; zero where one was there.</summary>
    public TimeSpan Connect { get; private set; }

    /// <summary>Time from sending to the last byte, of all attempts.</summary>
    public TimeSpan Response { get; private set; }

    /// <summary>Kind of the failure, or <c>null</c>.</summary>
    public string? Error { get; private set; }

    /// <summary>What befalls its requests on purpose, or <c>null</c>.</summary>
    public CallFaults? Faults { get; init; }

    /// <summary>The batch that it was a part of, or <c>null</c>; its own attempts came after that failed.</summary>
    public CallRecord? Batch { get; private set; }

    /// <summary>How many calls the batch was for.</summary>
    public int? BatchSize { get; private set; }

    public void Joined(CallRecord batch, int size)
    {
        lock (_lock)
            (Batch, BatchSize) = (batch, size);
    }

    public void Attempted(TimeSpan queue)
    {
        lock (_lock)
            (Attempts, Queue) = (Attempts + 1, Queue + queue);
    }

    public void Connected(TimeSpan took)
    {
        lock (_lock)
            Connect += took;
    }

    public void Answered(int status)
    {
        lock (_lock)
            Status = status;
    }

    public void Read(int bytes)
    {
        lock (_lock)
            Bytes += bytes;
    }

    public void Took(TimeSpan response)
    {
        lock (_lock)
            Response += response;
    }

    public void Ended(Fetched fetched)
    {
        lock (_lock)
            Error = (fetched as Fetched.Failure)?.Error;
    }
}
