using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Playwright;

namespace EndToEnd.Rig;

/// <summary>What visitors do in the shop. Each step ends when Ingest has taken its event: it is on disk then.</summary>
internal sealed class Shopper(IPage page, Service shop)
{
    private string? _user;

    public async Task SignInAsync(string name, string email)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("First name").FillAsync(name);
        await page.GetByLabel("Email").FillAsync(email);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        _user = await page.Locator("script[data-identify]").GetAttributeAsync("data-identify");
        await Eventually.GetAsync("Ingest knows who it is", async ct => (await LiveAsync("profile", ct)).Contains(email, StringComparison.Ordinal) ? email : null, CancellationToken.None);
    }

    public async Task ViewAsync(string product)
    {
        await page.GotoAsync("/");
        await EventAsync("Product Viewed", () => page.GetByRole(AriaRole.Link, new() { Name = product }).ClickAsync());
    }

    public async Task AddAsync(string product)
    {
        await ViewAsync(product);
        await EventAsync("Product Added", () => page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).ClickAsync());
    }

    public async Task RemoveAsync(string product)
    {
        await page.GotoAsync("/cart");
        await EventAsync("Product Removed", () => page.GetByRole(AriaRole.Button, new() { Name = $"Remove {product}" }).ClickAsync());
    }

    public async Task CheckOutAsync()
    {
        await page.GotoAsync("/cart");
        await EventAsync("Checkout Started", () => page.GetByRole(AriaRole.Link, new() { Name = "Check out" }).ClickAsync());
        await EventAsync("Order Completed", () => page.GetByRole(AriaRole.Button, new() { Name = "Place the order" }).ClickAsync());
    }

    // The page may be gone before its request is answered; whether Ingest has the event is for Ingest to say.
    private async Task EventAsync(string name, Func<Task> step)
    {
        var before = await CountAsync(name, CancellationToken.None);
        await step();
        await Eventually.GetAsync($"Ingest has '{name}'", async ct => await CountAsync(name, ct) > before ? name : null, CancellationToken.None);
    }

    private async Task<int> CountAsync(string name, CancellationToken cancellationToken) =>
        JsonElement.Parse(await LiveAsync($"activity?limit=50&type={Uri.EscapeDataString(name)}", cancellationToken)).GetProperty("items").GetArrayLength();

    private async Task<string> LiveAsync(string part, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/users/{_user}/{part}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Programs.ReadKey);
        using var response = await shop.Client.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }
}
