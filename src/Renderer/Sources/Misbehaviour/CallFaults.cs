namespace Renderer.Sources.Misbehaviour;

/// <summary>What befalls the requests of one call: first try, retries and hedges, in the order in which they are sent.</summary>
internal sealed class CallFaults(IReadOnlyList<TimedFault> faults)
{
    private int _requests;

    /// <summary>The same for another call, which counts its requests anew.</summary>
    public CallFaults Anew() => new(faults);

    /// <summary>Counts requests that were sent for the call together with others.</summary>
    public void Passed(int requests) => Interlocked.Add(ref _requests, requests);

    /// <summary>What befalls the next request.</summary>
    public IReadOnlyList<WireFault> Next()
    {
        var request = Interlocked.Increment(ref _requests);
        return [.. faults.Where(f => f.Times is null || request <= f.Times).Select(f => f.Fault)];
    }
}
