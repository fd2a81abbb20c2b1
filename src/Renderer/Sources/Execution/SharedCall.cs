using Renderer.Sources.Calls;
using Renderer.Sources.Misbehaviour;

namespace Renderer.Sources.Execution;

/// <summary>One call under way, which all sends that ask for the same thing share.</summary>
internal sealed class SharedCall(CallFaults? faults)
{
    public CallRecord Record { get; } = new() { Faults = faults };

    /// <summary>The system said that the known value is still its own.</summary>
    public bool Revalidated { get; set; }
}
