namespace Shop.Hosting;

/// <summary>Addresses as the outside sees them: a mail has no page that a relative one could start from.</summary>
internal static class Addresses
{
    public static string Absolute(this HttpRequest request, string path) => $"{request.Scheme}://{request.Host}{path}";
}
