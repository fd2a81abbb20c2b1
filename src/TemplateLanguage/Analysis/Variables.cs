namespace TemplateLanguage.Analysis;

/// <summary>Variables at one point of a template, and the sources their values come from.</summary>
internal sealed class Variables
{
    private readonly Dictionary<string, ulong> _sources;

    public Variables() => _sources = new(StringComparer.Ordinal);

    private Variables(Variables other) => _sources = new(other._sources, StringComparer.Ordinal);

    public Variables Clone() => new(this);

    public bool TryGet(string name, out ulong sources) => _sources.TryGetValue(name, out sources);

    public void Set(string name, ulong sources) => _sources[name] = sources;

    public IEnumerable<string> Names => _sources.Keys;

    /// <summary>Where paths meet, a value may come from either.</summary>
    public void Join(Variables other)
    {
        foreach (var (name, sources) in other._sources)
            _sources[name] = _sources.GetValueOrDefault(name) | sources;
    }
}
