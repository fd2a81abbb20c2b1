using System.Text.Json;

namespace EndToEnd.Rig;

/// <summary>Segment's own Node client, in its own process.</summary>
internal static class SegmentClient
{
    /// <summary>Ends when all calls were acknowledged.</summary>
    public static async Task SendAsync(string ingestUrl, string writeKey, IEnumerable<SegmentCall> calls, CancellationToken cancellationToken)
    {
        var (exit, said) = await TrySendAsync(ingestUrl, writeKey, calls, 0, "", cancellationToken);
        Assert.True(exit == 0, $"The client reports: {said}");
    }

    /// <summary>What it ends with, and what it reports.</summary>
    /// <param name="retries">How often it may try again.</param>
    /// <param name="packing"><c>gzip</c>, or nothing.</param>
    public static async Task<(int Exit, string Said)> TrySendAsync(
        string ingestUrl, string writeKey, IEnumerable<SegmentCall> calls, int retries, string packing, CancellationToken cancellationToken)
    {
        await using var node = Node.Start("send-events.mjs", ingestUrl, writeKey, $"{retries}", packing);
        await node.Input.WriteAsync(JsonSerializer.Serialize(calls, JsonSerializerOptions.Web));
        node.Input.Close();
        return (await node.ExitAsync(cancellationToken), node.Said);
    }
}

/// <summary>A call of the client's: <c>track</c>, <c>identify</c>, and what it is given.</summary>
internal sealed record SegmentCall(string Call, object Message);
