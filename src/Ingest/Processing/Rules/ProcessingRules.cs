using Ingest.Events;

namespace Ingest.Processing.Rules;

/// <summary>What <c>ingest.yaml</c> says about events before they are kept: which are not, what is changed, where they are routed.</summary>
internal sealed record ProcessingRules(IReadOnlyList<Filter> Filters, IReadOnlyList<Transform> Transforms, IReadOnlyDictionary<string, IReadOnlySet<string>> Topics)
{
    public static readonly ProcessingRules None = new([], [], new Dictionary<string, IReadOnlySet<string>>());

    /// <summary>The event as it is kept; <c>null</c> where it is not.</summary>
    public Event? Apply(Event happened)
    {
        if (Filters.Any(f => !f.Keeps(happened)))
            return null;
        foreach (var transform in Transforms)
            happened = transform.Apply(happened);
        return Topics.Count == 0 ? happened : happened with { Topics = [.. Topics.Where(t => t.Value.Contains(happened.Type)).Select(t => t.Key)] };
    }
}
