using System.Runtime.InteropServices;
using System.Text.Json;
using Renderer.Sources.Misbehaviour;

namespace Renderer.Previews;

/// <summary>What faults come to in a preview, which calls nobody and is the same each time: a send would meet them below its retries.</summary>
internal static class FixtureFaults
{
    /// <summary>The answer as that fault leaves it. Of a distribution it has the mean.</summary>
    public static FixtureAnswer Spoil(FixtureAnswer answer, WireFault fault) => fault switch
    {
        WireFault.Latency latency => answer with { After = answer.After + latency.Mean },
        WireFault.Drip drip => answer with { After = answer.After + drip.Every * ((Length(answer.Value) + PoorStream.Piece - 1) / PoorStream.Piece) },
        WireFault.Stale stale => answer with { Age = stale.Age },
        WireFault.Silence => answer with { Fails = "timeout" },
        WireFault.Refused or WireFault.Reset => answer with { Fails = "connect" },
        WireFault.Status status => answer with { Fails = FormattableString.Invariant($"{status.Code}") },
        WireFault.Truncated or WireFault.NotJson => answer with { Fails = "not_json" },
        WireFault.TooLarge => answer with { Fails = "too_large" },
        WireFault.WrongShape => answer with { Fails = "schema" },
        _ => throw new System.Diagnostics.UnreachableException($"Unknown fault {fault}."),
    };

    private static int Length(JsonElement value) => value.ValueKind == JsonValueKind.Undefined ? 0 : JsonMarshal.GetRawUtf8Value(value).Length;
}
