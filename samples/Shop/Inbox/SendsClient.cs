using System.Net;
using System.Text.Json;

namespace Shop.Inbox;

/// <summary>Asks the renderer what became of sends: over HTTP, as any client does.</summary>
internal sealed class SendsClient(HttpClient http)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public async Task<SendDocument?> FindAsync(string id, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync($"/v1/sends/{Uri.EscapeDataString(id)}", cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null; // the mail is older than the renderer's data
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<SendDocument>(Json, cancellationToken);
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<SendDocument>> ListAsync(string recipient, CancellationToken cancellationToken) =>
        (await http.GetFromJsonAsync<SendList>($"/v1/sends?recipient={Uri.EscapeDataString(recipient)}", Json, cancellationToken))?.Sends ?? [];
}
