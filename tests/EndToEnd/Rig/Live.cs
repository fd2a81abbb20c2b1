using System.Text.Json;

namespace EndToEnd.Rig;

/// <summary>What Ingest knows of a person.</summary>
internal static class Live
{
    /// <param name="part"><c>cart</c>, <c>activity</c>, <c>profile</c>.</param>
    public static async Task<JsonElement> LiveAsync(this Service ingest, string user, string part, CancellationToken cancellationToken) =>
        JsonElement.Parse(await ingest.Client.GetStringAsync($"/v1/users/{Uri.EscapeDataString(user)}/{part}", cancellationToken));

    /// <summary>The products in the cart, each as often as it is there, in the order of their ids.</summary>
    public static async Task<string> CartAsync(this Service ingest, string user, CancellationToken cancellationToken)
    {
        var cart = await ingest.LiveAsync(user, "cart", cancellationToken);
        return string.Join(", ", cart.GetProperty("items").EnumerateArray()
            .Select(i => $"{i.GetProperty("quantity").GetInt32()} {i.GetProperty("product_id").GetString()}").Order(StringComparer.Ordinal));
    }

    /// <summary>Waits until the cart is that.</summary>
    public static Task<string> CartBecomesAsync(this Service ingest, string user, string cart, CancellationToken cancellationToken) =>
        Eventually.GetAsync($"the cart of {user} is '{cart}'", async ct => await ingest.CartAsync(user, ct) == cart ? cart : null, cancellationToken);

    /// <summary>Waits until a person has done a number of things, and gives their types, the latest first.</summary>
    public static Task<string[]> ActivityBecomesAsync(this Service ingest, string user, int count, CancellationToken cancellationToken) =>
        Eventually.GetAsync($"{user} has done {count} things", async ct =>
        {
            var types = (await ingest.LiveAsync(user, "activity?limit=50", ct)).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("type").GetString()!).ToArray();
            return types.Length == count ? types : null;
        }, cancellationToken);
}
