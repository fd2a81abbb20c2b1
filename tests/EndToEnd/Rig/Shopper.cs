using System.Globalization;
using Microsoft.Playwright;

namespace EndToEnd.Rig;

/// <summary>What visitors do in the shop. Each step ends when Ingest has taken its event: it is on disk then.</summary>
internal sealed class Shopper(IPage page)
{
    public async Task SignInAsync(string name, string email)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("First name").FillAsync(name);
        await page.GetByLabel("Email").FillAsync(email);
        await EventAsync("identify", () => page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync());
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

    private async Task EventAsync(string name, Func<Task> step)
    {
        var taken = await page.RunAndWaitForResponseAsync(
            step, r => r.Url.Contains("/v1/", StringComparison.Ordinal) && r.Request.PostData?.Contains(name, StringComparison.Ordinal) == true);
        Assert.True(taken.Ok, string.Create(CultureInfo.InvariantCulture, $"'{name}' was answered with {taken.Status}."));
    }
}
