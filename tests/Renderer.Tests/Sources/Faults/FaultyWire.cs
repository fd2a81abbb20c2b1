using System.Net;
using System.Text.Json;
using Renderer.Sources.Calls;
using Renderer.Sources.Misbehaviour;

namespace Renderer.Tests.Sources.Faults;

/// <summary>The network of the matrix: one system, which meets the fault, and others that are well or badly for good. All of it takes time of a clock only.</summary>
internal sealed class FaultyWire(Cause cause, TimeProvider time) : HttpMessageHandler
{
    private readonly HttpMessageInvoker _misbehaving = new(new MisbehavingHandler(time, new Random(7)) { InnerHandler = new Answers(time) });
    private int? _left;

    /// <summary>From now on that many requests meet the fault; <c>null</c>: all do.</summary>
    public void Break(int? times) => _left = times ?? int.MaxValue;

    public void Mend() => _left = 0;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var meets = request.RequestUri!.Host == "shop.example" && request.RequestUri.AbsolutePath != "/other" && _left-- > 0;
        if (meets && cause.Answer is not null)
            request.Headers.Add("Answer", cause.Answer);
        if (meets && cause.Wire is { } fault)
            request.Options.Set(new HttpRequestOptionsKey<CallRecord>(CallRecord.Property), new CallRecord { Faults = new([new(fault)]) });
        return await _misbehaving.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        _misbehaving.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>What the systems answer where nothing befalls the request.</summary>
    private sealed class Answers(TimeProvider time) : HttpMessageHandler
    {
        private static readonly string Filling = new('.', 64); // so that what drips takes its time

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.TryGetValues("Answer", out var asked);
            switch (request.RequestUri!.AbsolutePath)
            {
                case "/hanging":
                    await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
                    break;
                case "/partner":
                    await Task.Delay(TimeSpan.FromMilliseconds(10), time, cancellationToken);
                    return new(HttpStatusCode.InternalServerError);
                case "/failing" or "/other":
                    return new(HttpStatusCode.InternalServerError);
                case "/beside":
                    return Json("""{"name":"hat"}""");
                case "/graphql" when asked is not null && asked.First() == "errors":
                    return Json("""{"data":null,"errors":[{"path":["item"],"extensions":{"code":"DOWN"}}]}""");
                case "/graphql":
                    var variables = JsonElement.Parse(await request.Content!.ReadAsStringAsync(cancellationToken)).GetProperty("variables").GetProperty("id");
                    return Json(variables.ValueKind == JsonValueKind.Array
                        ? $$$"""{"data":{"items":[{{{string.Join(',', variables.EnumerateArray().Select(v => Item(v.GetString()!, asked)))}}}]}}"""
                        : $$$"""{"data":{"item":{{{Item(variables.GetString()!, asked)}}}}}""");
                case "/items":
                    return Json($$"""{"items":[{{string.Join(',', Uri.UnescapeDataString(request.RequestUri.Query)["?ids=".Length..].Split(',').Select(i => Item(i, asked)))}}]}""");
            }
            return Json(Item(request.RequestUri.Segments[^1], asked));
        }

        private string Item(string id, IEnumerable<string>? asked) =>
            $$"""{"id":"{{id}}","name":"mug","filling":"{{Filling}}"{{(asked?.First() == "timeless" ? "" : $",\"as_of\":\"{time.GetUtcNow():O}\"")}}}""";

        private static HttpResponseMessage Json(string json) => new(HttpStatusCode.OK) { Content = new StringContent(json) };
    }
}
