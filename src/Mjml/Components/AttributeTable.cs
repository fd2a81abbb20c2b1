using System.Collections.Frozen;

namespace Mjml.Components;

/// <summary>An attribute that a tag knows: its type in the manual's notation, and its default.</summary>
internal sealed record AttributeSpec(string Name, AttributeType Type, bool IsColor, string? Default);

/// <summary>The attributes of a tag, written the way the manual lists them: name, type and default in columns.</summary>
internal sealed class AttributeTable
{
    private readonly FrozenDictionary<string, AttributeSpec> _specs;

    private AttributeTable(IEnumerable<AttributeSpec> specs) => _specs = specs.ToFrozenDictionary(s => s.Name);

    public static AttributeTable Empty { get; } = new([]);

    public IEnumerable<string> Names => _specs.Keys;

    public AttributeSpec? Find(string name) => _specs.GetValueOrDefault(name);

    /// <summary>Reads a table whose columns are set apart by two or more blanks.</summary>
    public static AttributeTable Of(string table) => new(table
        .Split('\n')
        .Select(line => line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        .Select(cells => new AttributeSpec(cells[0], AttributeType.Of(cells[1]), cells[1] == "color", cells.Length > 2 ? cells[2].Trim('\'') : null)));
}
