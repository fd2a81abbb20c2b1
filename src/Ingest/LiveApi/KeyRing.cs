using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Ingest.Hosting;

namespace Ingest.LiveApi;

/// <summary>The keys that read and administer, and how fast each is used.</summary>
internal sealed class KeyRing(IngestOptions options, TimeProvider time)
{
    // By hash: looking a key up takes no longer the more of it is right.
    private readonly FrozenDictionary<UInt128, Entry> _keys = options.ReadKeys.Select(k => (Key: k, Scope: KeyScope.Read))
        .Concat(options.AdminKeys.Select(k => (Key: k, Scope: KeyScope.Admin)))
        .GroupBy(k => Hash(k.Key)).ToFrozenDictionary(g => g.Key, g => new Entry(g.Max(k => k.Scope), new(options.ReadRate, time)));

    /// <summary>What a key may do; <c>null</c> where it is nobody's.</summary>
    public Entry? Find(string? key) => key is null ? null : _keys.GetValueOrDefault(Hash(key));

    private static UInt128 Hash(string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        return new(BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash, 8));
    }

    internal sealed record Entry(KeyScope Scope, RequestRate Rate);
}
