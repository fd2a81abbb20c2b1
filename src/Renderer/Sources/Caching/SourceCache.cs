using System.Runtime.InteropServices;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Renderer.Sources.Calls;
using Renderer.Sources.Execution;
using ZiggyCreatures.Caching.Fusion;
using ZiggyCreatures.Caching.Fusion.Serialization.SystemTextJson;

namespace Renderer.Sources.Caching;

/// <summary>Values that sends share: in memory first, then in Redis where it is configured. Redis being away makes it slower, and never fails.</summary>
internal sealed class SourceCache : IDisposable
{
    // Failures are not worth a way to Redis, and are gone in a second.
    private const string Failures = "failed ";

    // A parsed value holds its text, and twelve bytes for each name, value and bracket in it.
    private const int Overhead = 3;
    private const int Least = 512;

    private readonly MemoryCache _memory;
    private readonly RedisConnection? _redis;
    private readonly FusionCache _cache;

    public SourceCache(SourcesOptions options, ILogger<FusionCache>? log = null)
        : this(options, options.Redis is { Length: > 0 } redis ? new RedisConnection(redis) : null, log)
    {
    }

    /// <param name="second">What renderers share; <c>null</c>: nothing.</param>
    public SourceCache(SourcesOptions options, IDistributedCache second)
        : this(options, redis: null, log: null) => Share(second);

    private SourceCache(SourcesOptions options, RedisConnection? redis, ILogger<FusionCache>? log)
    {
        _memory = new(new MemoryCacheOptions { SizeLimit = options.CacheMegabytes * 1024L * 1024 });
        _cache = new(
            new FusionCacheOptions
            {
                CacheKeyPrefix = "renderer:",
                DisableTagging = true,
                EnableAutoRecovery = false, // values live for minutes: what Redis missed is fetched anew
                DistributedCacheCircuitBreakerDuration = RedisConnection.LeftAlone,
                DefaultEntryOptions = new()
                {
                    DistributedCacheHardTimeout = RedisConnection.Patience,
                    DistributedCacheSoftTimeout = RedisConnection.Patience,
                    AllowBackgroundDistributedCacheOperations = true,
                },
            },
            _memory, log);
        _redis = redis;
        if (redis is not null)
            Share(redis.Cache);
    }

    /// <summary>The value of that key, however old.</summary>
    public async ValueTask<Fetched.Value?> FindAsync(string key, CancellationToken cancellationToken) =>
        await _cache.TryGetAsync<Fetched.Value>(key, token: cancellationToken) is { HasValue: true } hit ? hit.Value : null;

    /// <summary>The same without a way to Redis.</summary>
    public Fetched.Value? FindInMemory(string key) => _cache.TryGet<Fetched.Value>(key, MemoryOnly) is { HasValue: true } hit ? hit.Value : null;

    public KnownFailure? FindFailure(string key) => _cache.TryGet<KnownFailure>(Failures + key, MemoryOnly) is { HasValue: true } hit ? hit.Value : null;

    /// <summary>Keeps a value. Returns when it is in memory; Redis is written behind the send's back.</summary>
    public async ValueTask KeepAsync(string key, Fetched.Value value, TimeSpan duration, CancellationToken cancellationToken)
    {
        var size = Math.Max(Least, JsonMarshal.GetRawUtf8Value(value.Json).Length * Overhead);
        await _cache.SetAsync(key, value, options => options.SetDuration(duration).SetSize(size), token: cancellationToken);
    }

    public void Keep(string key, KnownFailure failure, TimeSpan duration) => _cache.Set(
        Failures + key, failure, options =>
        {
            MemoryOnly(options);
            options.SetDuration(duration).SetSize(Least);
        });

    public void Dispose()
    {
        _cache.Dispose();
        _memory.Dispose();
        _redis?.Dispose();
    }

    private void Share(IDistributedCache second) => _cache.SetupDistributedCache(second, new FusionCacheSystemTextJsonSerializer());

    private static void MemoryOnly(FusionCacheEntryOptions options) => options.SetSkipDistributedCache(true, skipBackplaneNotifications: true);
}
