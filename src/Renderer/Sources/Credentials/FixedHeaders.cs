using Renderer.Sources.Requests;

namespace Renderer.Sources.Credentials;

/// <summary>Credentials that are the same for every request: a token, a password, a key, or nothing.</summary>
internal sealed class FixedHeaders(params (string Name, string Value)[] known) : ISystemCredentials
{
    public ValueTask<CredentialsFault?> AddAsync(IDictionary<string, string> headers, BoundRequest request, CancellationToken cancellationToken)
    {
        foreach (var (name, value) in known)
            headers[name] = value;
        return default;
    }

    public bool Renew(IReadOnlyDictionary<string, string> refused) => false;
}
