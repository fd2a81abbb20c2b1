using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Renderer.Sources.Calls;

namespace Renderer.Sources.Misbehaviour;

/// <summary>Lets requests meet the faults that their call has. It stands below the pipelines, so that retries, hedges and breakers see what they would see.</summary>
internal sealed class MisbehavingHandler(TimeProvider time, Random random) : DelegatingHandler
{
    private const int Huge = 64 * 1024 * 1024; // far beyond any limit, and never held: it is made while it is read

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Options.TryGetValue(new HttpRequestOptionsKey<CallRecord>(CallRecord.Property), out var record) && record.Faults is { } faults
            ? MisbehaveAsync(request, faults.Next(), cancellationToken)
            : base.SendAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> MisbehaveAsync(HttpRequestMessage request, IReadOnlyList<WireFault> faults, CancellationToken cancellationToken)
    {
        foreach (var latency in faults.OfType<WireFault.Latency>())
            await Task.Delay(Sample(latency), time, cancellationToken);
        foreach (var fault in faults)
        {
            switch (fault)
            {
                case WireFault.Silence:
                    await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
                    break;
                case WireFault.Refused:
                    throw new HttpRequestException(HttpRequestError.ConnectionError, "The connection is refused, on purpose.");
                case WireFault.Reset { InBody: false }:
                    throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection is reset, on purpose.");
                case WireFault.Status status:
                    return new((HttpStatusCode)status.Code) { RequestMessage = request, Content = new ByteArrayContent("{}"u8.ToArray()) };
                case WireFault.NotJson:
                    return new(HttpStatusCode.OK) { RequestMessage = request, Content = new StringContent("<html><body>Sorry!</body></html>") };
                case WireFault.WrongShape:
                    return new(HttpStatusCode.OK) { RequestMessage = request, Content = new StringContent("\"misbehaving\"") };
                case WireFault.TooLarge:
                    return new(HttpStatusCode.OK) { RequestMessage = request, Content = new StreamContent(new PoorStream([], Huge, TimeSpan.Zero, breaks: false, time)) };
            }
        }
        var response = await base.SendAsync(request, cancellationToken);
        foreach (var fault in faults)
            await SpoilAsync(response, fault, cancellationToken);
        return response;
    }

    private async Task SpoilAsync(HttpResponseMessage response, WireFault fault, CancellationToken cancellationToken)
    {
        switch (fault)
        {
            case WireFault.Reset:
                await ReplaceAsync(response, body => new PoorStream(body, body.Length / 2, TimeSpan.Zero, breaks: true, time), cancellationToken);
                break;
            case WireFault.Drip drip:
                await ReplaceAsync(response, body => new PoorStream(body, body.Length, drip.Every, breaks: false, time), cancellationToken);
                break;
            case WireFault.Truncated:
                await ReplaceAsync(response, body => new MemoryStream(body, 0, body.Length / 2), cancellationToken);
                break;
            case WireFault.Stale stale:
                var then = time.GetUtcNow() - stale.Age;
                await ReplaceAsync(response, body => new MemoryStream(Aged(body, then)), cancellationToken);
                response.Content.Headers.LastModified = then;
                break;
        }
    }

    private static async Task ReplaceAsync(HttpResponseMessage response, Func<byte[], Stream> body, CancellationToken cancellationToken)
    {
        var content = new StreamContent(body(await response.Content.ReadAsByteArrayAsync(cancellationToken)));
        foreach (var header in response.Content.Headers.Where(h => h.Key != "Content-Length"))
            content.Headers.TryAddWithoutValidation(header.Key, header.Value);
        response.Content.Dispose();
        response.Content = content;
    }

    /// <summary>The same JSON with every <c>as_of</c> at that time.</summary>
    private static byte[] Aged(byte[] body, DateTimeOffset then)
    {
        try
        {
            var root = JsonNode.Parse(body);
            Age(root, then);
            return JsonSerializer.SerializeToUtf8Bytes(root);
        }
        catch (JsonException)
        {
            return body;
        }
    }

    private static void Age(JsonNode? node, DateTimeOffset then)
    {
        foreach (var child in node switch { JsonArray list => list.ToList(), JsonObject entries => [.. entries.Select(e => e.Value)], _ => [] })
            Age(child, then);
        if (node is JsonObject value && value.ContainsKey("as_of"))
            value["as_of"] = then;
    }

    private TimeSpan Sample(WireFault.Latency latency)
    {
        // Box and Muller's way to a normal distribution.
        var deviations = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var sample = latency.Mean + latency.Spread * deviations;
        return sample > TimeSpan.Zero ? sample : TimeSpan.Zero;
    }
}
