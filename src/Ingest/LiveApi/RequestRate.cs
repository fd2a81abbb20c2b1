using System.Globalization;

namespace Ingest.LiveApi;

/// <summary>How many requests a key may make in each second, told in the fields that the RateLimit draft of the IETF defines.</summary>
/// <param name="quota">Requests a second; 0 is any number.</param>
internal sealed class RequestRate(int quota, TimeProvider time)
{
    private readonly string _policy = string.Create(CultureInfo.InvariantCulture, $"\"second\";q={quota};w=1");
    private readonly Lock _lock = new();
    private long _second;
    private int _used;

    /// <summary>Counts a request and tells the caller what is left.</summary>
    /// <returns>Whether it may go on.</returns>
    public bool Use(HttpResponse response)
    {
        if (quota == 0)
            return true;
        int left;
        lock (_lock)
        {
            var second = time.GetUtcNow().ToUnixTimeSeconds();
            if (second != _second)
                (_second, _used) = (second, 0);
            left = quota - ++_used;
        }
        var headers = response.Headers;
        headers["RateLimit-Policy"] = _policy;
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"second\";r={Math.Max(0, left)};t=1");
        if (left >= 0)
            return true;
        headers.RetryAfter = "1";
        return false;
    }
}
