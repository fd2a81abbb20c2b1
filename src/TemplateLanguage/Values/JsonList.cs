using System.Collections;
using System.Text.Json;
using Fluid.Values;

namespace TemplateLanguage.Values;

/// <summary>A JSON array. Items become values when they, or later ones, are asked for, once each.</summary>
internal sealed class JsonList(JsonElement json) : IReadOnlyList<FluidValue>
{
    private readonly FluidValue?[] _items = new FluidValue?[json.GetArrayLength()];
    private JsonElement.ArrayEnumerator _next = json.EnumerateArray(); // finding the n-th from the front each time would take ever longer
    private int _made;

    public int Count => _items.Length;

    public FluidValue this[int index]
    {
        get
        {
            for (; _made <= index; _made++)
            {
                _next.MoveNext();
                _items[_made] = JsonValues.ToLiquid(_next.Current);
            }
            return _items[index]!;
        }
    }

    public IEnumerator<FluidValue> GetEnumerator()
    {
        for (var i = 0; i < _items.Length; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
