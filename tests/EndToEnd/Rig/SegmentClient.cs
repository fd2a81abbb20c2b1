using System.Text.Json;

namespace EndToEnd.Rig;

/// <summary>Segment's own Node client, in its own process.</summary>
internal static class SegmentClient
{
    /// <summary>Ends when all calls were acknowledged.</summary>
    public static async Task SendAsync(string ingestUrl, string writeKey, IEnumerable<SegmentCall> calls, CancellationToken cancellationToken)
    {
        await using var node = Node.Start("send-events.mjs", ingestUrl, writeKey);
        await node.Input.WriteAsync(JsonSerializer.Serialize(calls, JsonSerializerOptions.Web));
        node.Input.Close();
        var exit = await node.ExitAsync(cancellationToken);
        Assert.True(exit == 0, $"The client reports: {node.Said}");
    }
}

/// <summary>A call of the client's: <c>track</c>, <c>identify</c>, and what it is given.</summary>
internal sealed record SegmentCall(string Call, object Message);
