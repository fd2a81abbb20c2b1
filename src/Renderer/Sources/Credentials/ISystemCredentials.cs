using Renderer.Sources.Requests;

namespace Renderer.Sources.Credentials;

/// <summary>Says to a system who calls.</summary>
internal interface ISystemCredentials
{
    /// <summary>Adds what tells it to the headers of a request.</summary>
    /// <returns>Why there are no credentials now, or <c>null</c>.</returns>
    ValueTask<CredentialsFault?> AddAsync(IDictionary<string, string> headers, BoundRequest request, CancellationToken cancellationToken);

    /// <summary>The system answered 401 to these headers. Whether others can be had, with which it is worth another try.</summary>
    bool Renew(IReadOnlyDictionary<string, string> refused);
}
