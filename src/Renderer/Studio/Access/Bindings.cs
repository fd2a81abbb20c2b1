using System.Net;
using Renderer.Hosting;

namespace Renderer.Studio.Access;

/// <summary>Says whether an address is this machine's own: others cannot reach it.</summary>
internal static class Bindings
{
    /// <summary>Why the studio does not start at these addresses; <c>null</c> where it may.</summary>
    public static string? Refuse(IEnumerable<string> urls, string? key)
    {
        if (key is { Length: < StudioOptions.MinKeyLength })
            return $"Renderer:Studio:Key needs at least {StudioOptions.MinKeyLength} characters: set RENDERER__STUDIO__KEY to a random text.";
        var open = key is null ? urls.FirstOrDefault(u => !IsLoopback(BindingAddress.Parse(u).Host)) : null;
        return open is null ? null
            : $"'{open}' can be reached from other machines: set RENDERER__STUDIO__KEY to a random text of {StudioOptions.MinKeyLength} characters or more, or listen at {RendererDefaults.StudioUrl}.";
    }

    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
