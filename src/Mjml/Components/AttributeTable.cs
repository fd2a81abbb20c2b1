namespace Mjml.Components;

/// <summary>An attribute that a tag knows: its type in the manual's notation, and its default.</summary>
internal sealed record AttributeSpec(string Name, AttributeType Type, bool IsColor, string? Default)
{
    /// <summary>A value as it is printed: colours of three digits get six, which older clients ask for.</summary>
    public string Normal(string value) => IsColor && value is ['#', var r, var g, var b] ? $"#{r}{r}{g}{g}{b}{b}" : value;
}

/// <summary>The attributes of a tag, written the way the manual lists them: name, type and default in columns.</summary>
internal sealed class AttributeTable
{
    /// <summary>Every tag takes it; no manual lists it.</summary>
    private static readonly AttributeSpec CssClass = new("css-class", AttributeType.Of("string"), false, null);

    /// <summary>More than there are tags.</summary>
    public const int MaxTables = 64;

    /// <summary>More than any tag has attributes.</summary>
    public const int MaxLength = 48;

    private static int _tables = -1;

    private readonly AttributeSpec[] _specs;
    private readonly NameTable _places;

    private AttributeTable(IEnumerable<AttributeSpec> specs)
    {
        _specs = [.. specs, CssClass];
        _places = new([.. _specs.Select(s => s.Name)]);
        Defaults = [.. _specs.Select(s => s.Default is null ? null : s.Normal(s.Default))];
    }

    /// <summary>A small number, for what is kept by table.</summary>
    public int Id { get; } = Interlocked.Increment(ref _tables);

    public static AttributeTable Empty { get; } = new([]);

    public IEnumerable<string> Names => _specs.Select(s => s.Name);

    /// <summary>The manual's defaults, each at the place of its attribute.</summary>
    public string?[] Defaults { get; }

    public AttributeSpec this[int place] => _specs[place];

    /// <summary>Where the values of an attribute stand in lists of this table, or −1.</summary>
    public int PlaceOf(string name) => _places.PlaceOf(name);

    public AttributeSpec? Find(string name) => PlaceOf(name) is var place and >= 0 ? _specs[place] : null;

    /// <summary>Reads a table whose columns are set apart by two or more blanks.</summary>
    public static AttributeTable Of(string table) => new(table
        .Split('\n')
        .Select(line => line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        .Select(cells => new AttributeSpec(string.Intern(cells[0]), AttributeType.Of(cells[1]), cells[1] == "color", cells.Length > 2 ? cells[2].Trim('\'') : null)));
}
