using Renderer.Sources.Caching;

namespace Renderer.Sources.Execution;

/// <summary>The configuration section <c>Renderer:Sources</c>.</summary>
internal sealed record SourcesOptions
{
    /// <summary>
    /// A Redis through which several renderers share values, as StackExchange.Redis reads it: <c>host:6379,password=…</c>. None: memory only, which
    /// is enough for one process.
    /// </summary>
    public string? Redis { get; set; }

    /// <summary>Memory for values that sends share. Carts and offers are some KB: ten thousand of them and more.</summary>
    public int CacheMegabytes { get; set; } = 128;

    /// <summary>How long the first call of a batch waits for others. Below what anybody's source takes, above what it takes a busy process to start the next sends.</summary>
    public TimeSpan BatchWindow { get; set; } = TimeSpan.FromMilliseconds(3);

    /// <summary>What systems do wrong on purpose, for every send; Development only. The form is that of the header <c>X-Misbehave</c>.</summary>
    public string? Misbehave { get; set; }

    /// <summary>Every fault of the section.</summary>
    public IEnumerable<string> Faults(bool development)
    {
        if (CacheMegabytes is < 1 or > 65_536)
            yield return "Renderer:Sources:CacheMegabytes must be from 1 to 65536.";
        if (BatchWindow < TimeSpan.FromMilliseconds(1) || BatchWindow > TimeSpan.FromMilliseconds(100))
            yield return "Renderer:Sources:BatchWindow must be from 1 to 100 ms, as 00:00:00.003.";
        if (!string.IsNullOrEmpty(Redis) && RedisConnection.Fault(Redis) is { } fault)
            yield return $"Renderer:Sources:Redis is no address of a Redis ({fault}): set RENDERER__SOURCES__REDIS to host:6379.";
        if (!development && !string.IsNullOrWhiteSpace(Misbehave))
            yield return "Renderer:Sources:Misbehave is for Development: unset RENDERER__SOURCES__MISBEHAVE.";
    }
}
