using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Ingest.Hosting;

namespace Ingest.Triggers;

/// <summary>Asks the renderer over HTTP.</summary>
internal sealed class RendererClient(IHttpClientFactory clients, IngestOptions options, TimeProvider time) : IRendererClient
{
    public const string Name = "Ingest.Renderer";

    public async Task<SendAnswer> AskAsync(string body, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(Name);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new(options.RendererUrl!.TrimEnd('/') + "/"), "v1/sends"));
        request.Headers.Authorization = new("Bearer", options.RendererKey);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            return await ReadAsync(response, cancellationToken);
        }
        catch (HttpRequestException e)
        {
            return new SendAnswer.TryLater($"the renderer could not be reached: {e.HttpRequestError}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendAnswer.TryLater("the renderer did not answer in time");
        }
    }

    private async Task<SendAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var json = Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        if (response.IsSuccessStatusCode)
            return new SendAnswer.Accepted(Text(json, "id"));
        var reason = $"the renderer answered {(int)response.StatusCode} {Text(json, "code")}: {Text(json, "detail")}".TrimEnd(' ', ':');
        return response.StatusCode switch
        {
            // A wrong key says nothing of the send: it leaves when the key is put right.
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.RequestTimeout => new SendAnswer.TryLater(reason),
            HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => new SendAnswer.TryLater(reason, After(response.Headers.RetryAfter)),
            _ => new SendAnswer.Refused(reason),
        };
    }

    private TimeSpan? After(RetryConditionHeaderValue? header) => header?.Delta ?? header?.Date - time.GetUtcNow();

    private static JsonElement Parse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return default; // a proxy's page
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
