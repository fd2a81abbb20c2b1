using Fluid.Values;

namespace TemplateLanguage.Values;

/// <summary>A few names and their values: scopes and objects of mails have a handful, which are found faster in a row than in a dictionary.</summary>
internal struct SmallMap
{
    private const int Few = 16;

    private string[]? _names;
    private FluidValue[]? _values;
    private int _count;
    private Dictionary<string, FluidValue>? _many;

    public readonly FluidValue? Find(string name)
    {
        if (_many is not null)
            return _many.GetValueOrDefault(name);
        var names = _names;
        for (var i = 0; i < _count; i++)
        {
            // Most names come from the template's own text: one string each.
            if (ReferenceEquals(names![i], name))
                return _values![i];
        }
        for (var i = 0; i < _count; i++)
        {
            if (names![i] == name)
                return _values![i];
        }
        return null;
    }

    public void Set(string name, FluidValue value)
    {
        if (_many is not null)
        {
            _many[name] = value;
            return;
        }
        for (var i = 0; i < _count; i++)
        {
            if (_names![i] != name)
                continue;
            _values![i] = value;
            return;
        }
        if (_count == Few)
        {
            _many = new(StringComparer.Ordinal) { [name] = value };
            for (var i = 0; i < _count; i++)
                _many[_names![i]] = _values![i];
            return;
        }
        if (_count == (_names?.Length ?? 0))
        {
            Array.Resize(ref _names, Math.Max(2, _count * 2));
            Array.Resize(ref _values, _names.Length);
        }
        (_names![_count], _values![_count]) = (name, value);
        _count++;
    }
}
