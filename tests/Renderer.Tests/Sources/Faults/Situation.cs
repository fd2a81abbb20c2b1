namespace Renderer.Tests.Sources.Faults;

/// <summary>What a call is made in when it meets a fault.</summary>
/// <param name="Options">Options of the source.</param>
/// <param name="Times">How many requests meet the fault; <c>null</c>: all.</param>
/// <param name="Batch">Another send asks at the same time, and the operation declares <c>batch</c>.</param>
/// <param name="Seeded">A send before had its value.</param>
/// <param name="Repeated">A send before met the fault, a moment ago.</param>
/// <param name="Cache">Where the answer comes from, unless the matrix says otherwise.</param>
internal sealed record Situation(string Options, int? Times = null, bool Batch = false, bool Seeded = false, bool Repeated = false, string Cache = "none")
{
    /// <summary>Whether the source asks the cache at all.</summary>
    public bool Shares => Options.Contains("cache", StringComparison.Ordinal) || Options.Contains("stale", StringComparison.Ordinal);

    /// <summary>The columns of the matrix, in their order.</summary>
    public static IReadOnlyDictionary<string, Situation> All { get; } = new Dictionary<string, Situation>
    {
        ["first call"] = new(""),
        ["retry, once"] = new("retry 1", Times: 1),
        ["retry, always"] = new("retry 1"),
        ["hedge, once"] = new("hedge 30ms", Times: 1),
        ["hedge, always"] = new("hedge 30ms"),
        ["batch, once"] = new("", Times: 1, Batch: true, Cache: "batched"),
        ["batch, always"] = new("", Batch: true, Cache: "batched"),
        ["uncached"] = new("cache 1m", Cache: "miss"),
        ["again"] = new("cache 1m", Repeated: true, Cache: "miss"),
        ["cached"] = new("cache 1m", Seeded: true, Cache: "hit"),
        ["kept"] = new("stale 1h", Seeded: true, Cache: "miss"),
    };
}
