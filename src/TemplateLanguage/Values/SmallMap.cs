using Fluid.Values;

namespace TemplateLanguage.Values;

/// <summary>A few names and their values: scopes and objects of mails have a handful, which are found faster in a row than in a dictionary.</summary>
internal struct SmallMap
{
    private const int First = 4;
    private const int Few = 16;

    private Entry[]? _entries;
    private int _count;
    private Dictionary<string, FluidValue>? _many;

    public readonly FluidValue? Find(string name)
    {
        if (_many is not null)
            return _many.GetValueOrDefault(name);
        var entries = _entries.AsSpan(0, _count);
        foreach (ref readonly var entry in entries)
        {
            // Names that stand in templates are one string each.
            if (ReferenceEquals(entry.Name, name))
                return entry.Value;
        }
        foreach (ref readonly var entry in entries)
        {
            if (entry.Name == name)
                return entry.Value;
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
        foreach (ref var entry in _entries.AsSpan(0, _count))
        {
            if (entry.Name != name)
                continue;
            entry.Value = value;
            return;
        }
        if (_count == Few)
        {
            _many = new(StringComparer.Ordinal) { [name] = value };
            foreach (var entry in _entries!)
                _many[entry.Name] = entry.Value;
            return;
        }
        if (_count == (_entries?.Length ?? 0))
            Array.Resize(ref _entries, Math.Max(First, _count * 2));
        _entries![_count++] = new() { Name = name, Value = value };
    }

    private struct Entry
    {
        public string Name;
        public FluidValue Value;
    }
}
