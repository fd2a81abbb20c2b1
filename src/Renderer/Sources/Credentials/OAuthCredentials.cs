using Renderer.Sources.Requests;

namespace Renderer.Sources.Credentials;

/// <summary>
/// One token for all calls of a system. It is refreshed ahead of its end, by one request at a time, while calls go on with the old one; who comes
/// without a token there waits for that request as long as the call may.
/// </summary>
internal sealed class OAuthCredentials(Func<CancellationToken, Task<(OAuthToken? Token, CredentialsFault? Fault)>> ask, TimeProvider time) : ISystemCredentials
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1); // after a failure: an endpoint that is down is not asked by every call

    private readonly Lock _lock = new();
    private OAuthToken? _token;
    private CredentialsFault? _fault;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;
    private Task? _refresh;

    public async ValueTask<CredentialsFault?> AddAsync(IDictionary<string, string> headers, BoundRequest request, CancellationToken cancellationToken)
    {
        if (Usable(out var refresh) is not { } token)
        {
            if (refresh is not null)
                await refresh.WaitAsync(cancellationToken);
            token = Usable(out _);
        }
        if (token is null)
            return _fault ?? new("timeout", "the token endpoint does not answer", MayPass: true);
        headers["Authorization"] = "Bearer " + token.Value;
        return null;
    }

    public bool Renew(IReadOnlyDictionary<string, string> refused)
    {
        lock (_lock)
        {
            // Another call may have renewed it already: then its token is worth the try.
            if (_token is { } token && refused.GetValueOrDefault("Authorization") == "Bearer " + token.Value)
                _token = null;
        }
        return true;
    }

    /// <summary>The token, if there is one that serves; starts a refresh where it is time, and gives it.</summary>
    private OAuthToken? Usable(out Task? refresh)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if ((_token is null || now >= _token.RefreshAt) && _refresh is null && now >= _notBefore)
                _refresh = Task.Run(RefreshAsync, CancellationToken.None); // not the caller's: the others need it when that one has gone
            refresh = _refresh;
            return _token is { } token && now < token.ExpiresAt ? token : null;
        }
    }

    private async Task RefreshAsync()
    {
        (OAuthToken? Token, CredentialsFault? Fault) answer = default;
        try
        {
            using var patience = new CancellationTokenSource(Patience, time);
            answer = await ask(patience.Token);
        }
        catch (OperationCanceledException)
        {
            answer = (null, new("timeout", "the token endpoint does not answer", MayPass: true));
        }
        finally
        {
            lock (_lock)
            {
                _token = answer.Token ?? _token;
                (_fault, _refresh) = (answer.Fault, null);
                _notBefore = answer.Token is null ? time.GetUtcNow() + Pause : DateTimeOffset.MinValue;
            }
        }
    }
}
