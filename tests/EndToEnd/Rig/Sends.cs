using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace EndToEnd.Rig;

/// <summary>Asks a renderer for sends, and waits for what becomes of them.</summary>
internal static class Sends
{
    private static readonly string[] Final = ["sent", "aborted", "failed", "suppressed"];

    /// <summary>The id of the accepted send.</summary>
    /// <param name="misbehave">What systems do wrong for it.</param>
    public static async Task<string> PostSendAsync(this HttpClient renderer, object send, CancellationToken cancellationToken, string? misbehave = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/sends") { Content = JsonContent.Create(send) };
        if (misbehave is not null)
            request.Headers.Add("X-Misbehave", misbehave);
        using var response = await renderer.SendAsync(request, cancellationToken);
        var answer = await response.Content.ReadAsStringAsync(cancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.Accepted, answer);
        return JsonDocument.Parse(answer).RootElement.GetProperty("id").GetString()!;
    }

    public static Task<Send> FinalSendAsync(this HttpClient renderer, string id, CancellationToken cancellationToken) =>
        Eventually.GetAsync($"send {id} is final", async ct => Send.Of(await renderer.GetFromJsonAsync<JsonElement>($"/v1/sends/{id}", ct)) is var send
            && Final.Contains(send.State) ? send : null, cancellationToken);

    /// <summary>The first send to <paramref name="recipient"/> that is final.</summary>
    public static Task<Send> FinalSendToAsync(this HttpClient renderer, string recipient, CancellationToken cancellationToken) =>
        Eventually.GetAsync($"a send to {recipient} is final", async ct =>
        {
            var list = await renderer.GetFromJsonAsync<JsonElement>($"/v1/sends?recipient={recipient}", ct);
            return list.GetProperty("sends").EnumerateArray().Select(Send.Of).FirstOrDefault(s => Final.Contains(s.State));
        }, cancellationToken);
}

/// <summary>What a renderer tells of a send.</summary>
internal sealed record Send(string Id, string State, string? Reason, IReadOnlyDictionary<string, SourceFate> Sources, IReadOnlyDictionary<string, string> Blocks)
{
    public static Send Of(JsonElement json)
    {
        var report = json.TryGetProperty("report", out var r) ? r : (JsonElement?)null;
        return new(
            json.GetProperty("id").GetString()!,
            json.GetProperty("state").GetString()!,
            json.GetProperty("history").EnumerateArray().Select(s => Text(s, "reason")).LastOrDefault(),
            List(report, "sources").ToDictionary(s => Text(s, "name")!, s => new SourceFate(Text(s, "status")!, Text(s, "error"), s.TryGetProperty("call", out var call) ? CallFate.Of(call) : null)),
            List(report, "blocks").ToDictionary(b => Text(b, "name")!, b => Text(b, "outcome")!));
    }

    private static JsonElement.ArrayEnumerator List(JsonElement? report, string name) =>
        report is { } known ? known.GetProperty(name).EnumerateArray() : default;

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
}

/// <summary>How a source fared: <c>ok</c>, <c>late</c>, <c>failed</c>…, and the kind of failure.</summary>
/// <param name="Call">How it got its answer; <c>null</c> where it was not called.</param>
internal sealed record SourceFate(string Status, string? Error, CallFate? Call);

/// <summary>What the record of a call tells: where the answer came from, how many requests it took, for how many calls they were, and what failed.</summary>
internal sealed record CallFate(string Cache, int Attempts, int? Batch, string? Error)
{
    public static CallFate Of(JsonElement call) => new(
        call.GetProperty("cache").GetString()!, call.GetProperty("attempts").GetInt32(),
        call.TryGetProperty("batch", out var batch) ? batch.GetInt32() : null, call.TryGetProperty("error", out var error) ? error.GetString() : null);
}
