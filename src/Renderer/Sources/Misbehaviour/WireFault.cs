namespace Renderer.Sources.Misbehaviour;

/// <summary>One way in which a system goes wrong on the wire.</summary>
internal abstract record WireFault
{
    private WireFault() { }

    /// <summary>Each answer comes later: normally distributed, and never early.</summary>
    /// <param name="Spread">Standard deviation; zero: always the same.</param>
    public sealed record Latency(TimeSpan Mean, TimeSpan Spread) : WireFault;

    /// <summary>Another status than 200.</summary>
    public sealed record Status(int Code) : WireFault;

    /// <summary>No answer, ever.</summary>
    public sealed record Silence : WireFault;

    /// <summary>No connection.</summary>
    public sealed record Refused : WireFault;

    /// <summary>The connection is lost, before the answer or in the middle of its body.</summary>
    public sealed record Reset(bool InBody) : WireFault;

    /// <summary>The body comes a few bytes at a time.</summary>
    /// <param name="Every">The pause between two pieces.</param>
    public sealed record Drip(TimeSpan Every) : WireFault;

    /// <summary>The body ends in its middle, as if it were whole.</summary>
    public sealed record Truncated : WireFault;

    /// <summary>A page for people in place of JSON.</summary>
    public sealed record NotJson : WireFault;

    /// <summary>An answer without end.</summary>
    public sealed record TooLarge : WireFault;

    /// <summary>JSON of another shape than anybody declares.</summary>
    public sealed record WrongShape : WireFault;

    /// <summary>Every time that the answer tells is this long ago.</summary>
    public sealed record Stale(TimeSpan Age) : WireFault;
}
