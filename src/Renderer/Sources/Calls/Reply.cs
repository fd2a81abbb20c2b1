namespace Renderer.Sources.Calls;

/// <summary>What one attempt came to, as retry, hedging and breaker look at it.</summary>
/// <param name="MayPass">Whether another attempt may do better: the connection failed, the system is busy or broken.</param>
/// <param name="RetryAfter">What the system asks to wait before.</param>
internal sealed record Reply(Fetched Fetched, bool MayPass = false, TimeSpan? RetryAfter = null);
