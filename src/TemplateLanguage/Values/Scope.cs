using Fluid.Values;

namespace TemplateLanguage.Values;

/// <summary>Names and their values, over those of a wider scope.</summary>
internal sealed class Scope
{
    private readonly Scope? _outer;
    private readonly Scope _always;
    private readonly bool _keepsAssigned;
    private SmallMap _values;

    /// <summary>What is there in every message.</summary>
    public Scope()
    {
        _always = this;
        _keepsAssigned = true;
    }

    private Scope(Scope? outer, Scope always, bool keepsAssigned) => (_outer, _always, _keepsAssigned) = (outer, always, keepsAssigned);

    /// <summary>A scope that nothing leaves: a part, or the body of a block.</summary>
    public Scope Inner() => new(this, _always, keepsAssigned: true);

    /// <summary>A scope for a loop's names; what is assigned in it outlives the loop, as in Liquid.</summary>
    public Scope ForLoop() => new(this, _always, keepsAssigned: false);

    /// <summary>A scope that sees only what is always there.</summary>
    public Scope Isolated() => new(_always, _always, keepsAssigned: true);

    public FluidValue? Find(string name)
    {
        for (var scope = this; scope is not null; scope = scope._outer)
        {
            if (scope._values.Find(name) is { } value)
                return value;
        }
        return null;
    }

    public void Set(string name, FluidValue value) => _values.Set(name, value);

    /// <summary>Gives a variable its value where assignments of this scope belong.</summary>
    public void Assign(string name, FluidValue value)
    {
        var scope = this;
        while (!scope._keepsAssigned)
            scope = scope._outer!;
        scope.Set(name, value);
    }
}
