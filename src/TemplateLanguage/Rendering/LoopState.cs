using Fluid.Values;
using TemplateLanguage.Values;

namespace TemplateLanguage.Rendering;

/// <summary><c>forloop</c> and <c>tablerowloop</c>: where a loop is.</summary>
internal sealed class LoopState
{
    private readonly string _name;
    private readonly int _length;
    private readonly int _columns;
    private readonly RecordValue? _parent;

    public LoopState(string name, int length, RecordValue? parent)
    {
        (_name, _length, _parent) = (name, length, parent);
        Value = new("forloop", property => property switch
        {
            "name" => StringValue.Create(_name),
            "parentloop" => _parent ?? (FluidValue)NilValue.Instance,
            _ => Position(property),
        });
    }

    /// <summary>A loop through the cells of a table.</summary>
    public LoopState(int length, int columns)
    {
        (_name, _length, _columns) = ("", length, columns);
        Value = new("tablerowloop", property => property switch
        {
            "row" => Number(Row),
            "col" => Number(Column),
            "col0" => Number(Column - 1),
            "col_first" => Flag(Column == 1),
            "col_last" => Flag(IsRowEnd),
            _ => Position(property),
        });
    }

    /// <summary>Whether the row of the table is full.</summary>
    public bool IsRowEnd => Column == _columns;

    public int Row => Index / _columns + 1;

    public int Column => Index % _columns + 1;

    public int Index { get; set; }

    public RecordValue Value { get; }

    private FluidValue? Position(string property) => property switch
    {
        "index" => Number(Index + 1),
        "index0" => Number(Index),
        "rindex" => Number(_length - Index),
        "rindex0" => Number(_length - Index - 1),
        "first" => Flag(Index == 0),
        "last" => Flag(Index == _length - 1),
        "length" => Number(_length),
        _ => null,
    };

    private static NumberValue Number(int number) => NumberValue.Create((decimal)number);

    private static BooleanValue Flag(bool flag) => flag ? BooleanValue.True : BooleanValue.False;
}
