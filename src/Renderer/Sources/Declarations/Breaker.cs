namespace Renderer.Sources.Declarations;

/// <summary>When a system counts as down.</summary>
internal sealed record Breaker
{
    /// <summary>Fewer calls than this tell nothing.</summary>
    public const int LeastCalls = 10;

    /// <summary>Share of failed calls. Default half.</summary>
    public double Failures { get; init; } = 0.5;

    /// <summary>The time the share is taken over. Default 10 s: some hundred calls of a busy template.</summary>
    public TimeSpan Over { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long nobody calls then. Default 5 s.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(5);
}
