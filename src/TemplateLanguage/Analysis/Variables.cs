namespace TemplateLanguage.Analysis;

/// <summary>What is known of a variable: the sources its value comes from, its shape where that is certain, and whether it is somebody's data.</summary>
internal readonly record struct Variable(ulong Sources, Shape? Shape = null, bool IsPersonal = false);

/// <summary>Variables at one point of a template.</summary>
internal sealed class Variables
{
    private readonly Dictionary<string, Variable> _variables;

    public Variables() => _variables = new(StringComparer.Ordinal);

    private Variables(Variables other) => _variables = new(other._variables, StringComparer.Ordinal);

    public Variables Clone() => new(this);

    public bool TryGet(string name, out Variable variable) => _variables.TryGetValue(name, out variable);

    public void Set(string name, Variable variable) => _variables[name] = variable;

    public IEnumerable<string> Names => _variables.Keys;

    /// <summary>Where paths meet, a value may come from either; its shape is certain only where both agree.</summary>
    public void Join(Variables other)
    {
        foreach (var (name, variable) in other._variables)
        {
            var here = _variables.GetValueOrDefault(name);
            _variables[name] = new(here.Sources | variable.Sources, _variables.ContainsKey(name) && !Equals(here.Shape, variable.Shape) ? null : variable.Shape, here.IsPersonal || variable.IsPersonal);
        }
    }
}
