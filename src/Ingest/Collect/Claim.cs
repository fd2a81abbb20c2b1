using Ingest.Collect.Sources;
using ServiceDefaults.ApiKeys;

namespace Ingest.Collect;

/// <summary>What a request tells of its sender before its body.</summary>
/// <param name="Source"><c>null</c> where nobody is known by what it tells.</param>
/// <param name="IsMade">Whether it tells anything; else the body may.</param>
internal readonly record struct Claim(EventSource? Source, bool IsMade)
{
    public static readonly Claim None = new(null, false);

    public static Claim Of(EventSource? source) => new(source, true);

    public static Claim OfKey(string? key, SourceRegistry sources) => key is null ? None : Of(sources.ByKey(key));

    /// <summary>By <c>Authorization</c>: the Bearer token, or the user name of Basic.</summary>
    public static Claim OfHeader(HttpRequest http, SourceRegistry sources) => OfKey(ApiKeys.Of(http), sources);
}
