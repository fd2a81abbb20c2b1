namespace Renderer.Sources.Misbehaviour;

/// <summary>What befalls the requests of one call: first try, retries and hedges, in the order in which they are sent.</summary>
internal sealed class CallFaults(IReadOnlyList<TimedFault> faults)
{
    private int _requests;

    /// <summary>What befalls the next request.</summary>
    public IReadOnlyList<WireFault> Next()
    {
        var request = Interlocked.Increment(ref _requests);
        return [.. faults.Where(f => f.Times is null || request <= f.Times).Select(f => f.Fault)];
    }
}
