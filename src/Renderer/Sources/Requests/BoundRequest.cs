using System.Security.Cryptography;
using Renderer.Sources.Shop;

namespace Renderer.Sources.Requests;

/// <summary>A request whose placeholders have their values; only the system's address and credentials are still to come.</summary>
/// <param name="Target">Path and query, escaped; begins with <c>/</c>.</param>
/// <param name="Body">JSON.</param>
/// <param name="Repeatable">Whether it may be sent twice.</param>
internal sealed record BoundRequest(
    HttpMethod Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, ReadOnlyMemory<byte>? Body, bool Repeatable)
{
    /// <summary>The same as a call of a typed client, or <c>null</c>.</summary>
    public ClientCall? Typed { get; init; }

    /// <summary>The same for the same request, and for no other of the operation. Holds what the request holds: personal data too.</summary>
    public string Key => Headers.Count == 0 && Body is null ? $"{Method.Method} {Target}" : string.Concat(
        [Method.Method, " ", Target, .. Headers.Select(h => $"\n{h.Name}: {h.Value}"), Body is { } body ? "\n\n" + Convert.ToHexStringLower(SHA256.HashData(body.Span)) : ""]);
}
