using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Ingest.Hosting;

namespace Ingest.Collect.Sources;

/// <summary>Everybody who may send events.</summary>
internal sealed class SourceRegistry
{
    // By hash: looking a key up takes no longer the more of it is right.
    private readonly FrozenDictionary<string, EventSource> _byKey;
    private readonly FrozenDictionary<string, EventSource> _byName;

    public SourceRegistry(IEnumerable<EventSource> sources)
    {
        All = [.. sources];
        _byKey = All.SelectMany(s => s.Keys.Select(k => (Key: Hash(k), Source: s))).ToFrozenDictionary(p => p.Key, p => p.Source);
        _byName = All.ToFrozenDictionary(s => s.Name);
    }

    public IReadOnlyList<EventSource> All { get; }

    /// <summary>The sources of <c>ingest.yaml</c>, and one for the keys of the options.</summary>
    public static SourceRegistry Of(IngestOptions options, IEnumerable<EventSource> declared) => new(
        options.WriteKeys.Count == 0 ? declared : declared.Prepend(new(EventSource.Default) { Keys = options.WriteKeys, Origins = options.Origins }));

    /// <summary>Whose key it is; <c>null</c> where it is nobody's.</summary>
    public EventSource? ByKey(string? key) => string.IsNullOrEmpty(key) ? null : _byKey.GetValueOrDefault(Hash(key));

    public EventSource? ByName(string name) => _byName.GetValueOrDefault(name);

    private static string Hash(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
