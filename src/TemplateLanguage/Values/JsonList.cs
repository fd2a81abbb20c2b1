using System.Collections;
using System.Text.Json;
using Fluid.Values;

namespace TemplateLanguage.Values;

/// <summary>A JSON array. Items become values when they are asked for, once each.</summary>
internal sealed class JsonList(JsonElement json) : IReadOnlyList<FluidValue>
{
    private readonly FluidValue?[] _items = new FluidValue?[json.GetArrayLength()];

    public int Count => _items.Length;

    public FluidValue this[int index] => _items[index] ??= JsonValues.ToLiquid(json[index]);

    public IEnumerator<FluidValue> GetEnumerator()
    {
        for (var i = 0; i < _items.Length; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
