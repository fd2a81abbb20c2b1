namespace Renderer.Sources.Misbehaviour;

/// <summary>A fault of one system.</summary>
/// <param name="Operation">The operation that it befalls; <c>null</c>: all of them.</param>
internal sealed record SystemFault(string System, string? Operation, TimedFault Fault)
{
    public bool Befalls(string system, string operation) => system == System && (Operation ?? operation) == operation;
}
