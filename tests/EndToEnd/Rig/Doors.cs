using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace EndToEnd.Rig;

/// <summary>Knocks at a service's door with whatever a test gives it.</summary>
internal static class Doors
{
    /// <summary>Stands for ten megabytes of JSON.</summary>
    public const string TenMegabytes = "<10 MB>";

    public static async Task<HttpResponseMessage> KnockAsync(
        this Service service, string method, string path, string? body, string? key, CancellationToken cancellationToken, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient { BaseAddress = new Uri(service.Url) };
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (body is not null)
            request.Content = new StringContent(body == TenMegabytes ? $"\"{new string('x', 10 * 1024 * 1024)}\"" : body, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request, cancellationToken);
    }

    /// <summary>A problem document (RFC 9457) with this code, that names <paramref name="field"/> and tells nothing of the inside.</summary>
    public static async Task AssertProblemAsync(this HttpResponseMessage response, int status, string code, string? field, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode} instead of {status}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.False(string.IsNullOrWhiteSpace(problem.GetProperty("detail").GetString()));
        if (field is not null)
            Assert.Contains(problem.GetProperty("errors").EnumerateArray(), e => e.GetProperty("field").GetString() == field);
    }
}
