namespace Ingest.Triggers;

/// <summary>The rules of <c>triggers.yaml</c>.</summary>
internal sealed class TriggerRules(IReadOnlyList<TriggerRule> rules)
{
    private readonly ILookup<string, TriggerRule> _byType =
        rules.SelectMany(r => r.On.Concat(r.Cancel).Select(type => (type, rule: r))).ToLookup(p => p.type, p => p.rule);

    public IReadOnlyList<TriggerRule> All => rules;

    public TriggerRule? Find(string name) => rules.FirstOrDefault(r => r.Name == name);

    /// <summary>The rules for which an event of this type means something.</summary>
    public IEnumerable<TriggerRule> About(string type) => _byType[type];
}
