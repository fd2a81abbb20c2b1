using Microsoft.Extensions.Caching.StackExchangeRedis;
using StackExchange.Redis;

namespace Renderer.Sources.Caching;

/// <summary>The Redis through which renderers share values. It may be away: who asks it then is told so at once.</summary>
internal sealed class RedisConnection(string configuration) : IDisposable
{
    /// <summary>How long a send waits for Redis before it calls the system. A healthy Redis takes less than a millisecond, a message has some hundred.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    /// <summary>How long nobody asks it after it has failed.</summary>
    public static readonly TimeSpan LeftAlone = TimeSpan.FromSeconds(2);

    public RedisCache Cache { get; } = new(new RedisCacheOptions { ConfigurationOptions = Options(configuration) });

    /// <summary>Why the text is no address of a Redis, or <c>null</c>.</summary>
    public static string? Fault(string configuration)
    {
        try
        {
            return Options(configuration).EndPoints.Count == 0 ? "it names no host" : null;
        }
        catch (ArgumentException e)
        {
            return e.Message;
        }
    }

    public void Dispose() => Cache.Dispose();

    private static ConfigurationOptions Options(string configuration)
    {
        var options = ConfigurationOptions.Parse(configuration);
        options.AbortOnConnectFail = false; // it may come later than we do
        options.BacklogPolicy = BacklogPolicy.FailFast; // while it is away, nothing waits for it
        options.ConnectTimeout = 1000;
        options.AsyncTimeout = 1000;
        options.ClientName ??= "renderer";
        return options;
    }
}
