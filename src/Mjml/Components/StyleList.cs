namespace Mjml.Components;

/// <summary>Attributes that become declarations of the same names, in an order. Where they stand in a tag's table is looked up once.</summary>
internal sealed class StyleList(params string[] names)
{
    private readonly int[]?[] _places = new int[AttributeTable.MaxTables][];

    public string[] Names { get; } = names;

    /// <summary>The place of each name in the values of a tag, or −1. Two threads may look them up at once, and find the same.</summary>
    public int[] PlacesIn(AttributeTable table) => _places[table.Id] ??= [.. Names.Select(table.PlaceOf)];
}
