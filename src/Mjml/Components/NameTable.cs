using System.Collections.Frozen;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Mjml.Components;

/// <summary>
/// Finds names, most of them by reference, several times faster than by their letters: what MJML knows is mostly one interned string each, as
/// literals are, and names read by <see cref="KnownNames"/>. What is not found so is looked for by its letters.
/// </summary>
internal sealed class NameTable
{
    private readonly string?[] _names;
    private readonly int[] _places;
    private readonly FrozenDictionary<string, int> _byLetters;

    public NameTable(IReadOnlyList<string> names)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)names.Count * 4);
        (_names, _places) = (new string?[size], new int[size]);
        for (var place = 0; place < names.Count; place++)
        {
            var slot = SlotOf(names[place]);
            (_names[slot], _places[slot]) = (names[place], place);
        }
        _byLetters = names.Select((name, place) => (name, place)).ToFrozenDictionary(n => n.name, n => n.place);
    }

    /// <summary>The name's place in the list, or −1.</summary>
    public int PlaceOf(string name)
    {
        var slot = SlotOf(name);
        return _names[slot] is null ? _byLetters.GetValueOrDefault(name, -1) : _places[slot];
    }

    /// <summary>Where the name stands, or the free slot where it would.</summary>
    private int SlotOf(string name)
    {
        var mask = _names.Length - 1;
        var slot = RuntimeHelpers.GetHashCode(name) & mask;
        while (_names[slot] is { } other && !ReferenceEquals(other, name))
            slot = (slot + 1) & mask;
        return slot;
    }
}
