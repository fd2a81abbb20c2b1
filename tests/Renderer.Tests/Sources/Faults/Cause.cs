using Renderer.Sources.Misbehaviour;

namespace Renderer.Tests.Sources.Faults;

/// <summary>How a fault of the matrix is brought about.</summary>
/// <param name="Word">What the wire does, in the words of <c>X-Misbehave</c>.</param>
internal sealed record Cause(string Word = "")
{
    /// <summary>What the system answers, without the value, in place of what it should.</summary>
    public string? Answer { get; init; }

    /// <summary>Settings of the system.</summary>
    public string Settings { get; init; } = "timeout: 200ms";

    /// <summary>Options of the source.</summary>
    public string Options { get; init; } = "";

    /// <summary>The source's argument.</summary>
    public string Argument { get; init; } = "recipient.id";

    /// <summary>Calls that were made of the system before, and what became of them: as many as fail, and as many as never end.</summary>
    public (int Failed, int Hanging) Before { get; init; }

    /// <summary>Limit of the block.</summary>
    public string BlockLimit { get; init; } = "";

    /// <summary>Whether a second source, which the same consumer needs, fails meanwhile.</summary>
    public bool PartnerFails { get; init; }

    /// <summary>What happens on the wire, or <c>null</c> where the wire is well.</summary>
    public WireFault? Wire => Word.Length > 0 ? WireFaultReader.Read(Word) ?? throw new ArgumentException($"'{Word}' is no fault.") : null;

    /// <summary>The faults of the matrix by their names.</summary>
    public static IReadOnlyDictionary<string, Cause> All { get; } = new Dictionary<string, Cause>
    {
        ["timeout"] = new("timeout"),
        ["late for the source"] = new("timeout") { Options = "within 100ms" },
        ["late for the block"] = new("timeout") { Settings = "timeout: 1h", BlockLimit = "within 100ms" },
        ["late for the message"] = new("timeout") { Settings = "timeout: 1h" },
        ["latency"] = new("latency:1s"),
        ["drip"] = new("drip:50ms"),
        ["connect"] = new("connect"),
        ["reset"] = new("reset"),
        ["reset in the body"] = new("reset:body"),
        ["status 302"] = new("status:302"),
        ["status 404"] = new("status:404"),
        ["status 408"] = new("status:408"),
        ["status 429"] = new("status:429"),
        ["status 500"] = new("status:500"),
        ["status 503"] = new("status:503"),
        ["truncated"] = new("truncated"),
        ["not JSON"] = new("not_json"),
        ["too large"] = new("too_large"),
        ["wrong schema"] = new("schema"),
        ["stale timestamp"] = new("stale:2d") { Options = "fresh 1d" },
        ["no timestamp"] = new() { Options = "fresh 1d", Answer = "timeless" },
        ["GraphQL errors"] = new() { Answer = "errors" },
        ["breaker open"] = new() { Before = (10, 0) },
        ["queue full"] = new() { Before = (0, 2), Settings = "timeout: 200ms\n  concurrency: 1" },
        ["over the rate"] = new() { Before = (2, 0), Settings = "timeout: 200ms\n  rate: 2/s" },
        ["argument"] = new() { Argument = "recipient.absent" },
        ["input failed"] = new() { Argument = "first.id" },
        ["cancelled"] = new("timeout") { PartnerFails = true },
    };
}
