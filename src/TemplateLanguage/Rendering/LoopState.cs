using Fluid.Values;
using TemplateLanguage.Values;

namespace TemplateLanguage.Rendering;

/// <summary><c>forloop</c>: where a loop is.</summary>
internal sealed class LoopState
{
    public LoopState(string name, int length, FluidValue? parent) => Value = new("forloop", property => property switch
    {
        "index" => NumberValue.Create((decimal)(Index + 1)),
        "index0" => NumberValue.Create((decimal)Index),
        "rindex" => NumberValue.Create((decimal)(length - Index)),
        "rindex0" => NumberValue.Create((decimal)(length - Index - 1)),
        "first" => Index == 0 ? BooleanValue.True : BooleanValue.False,
        "last" => Index == length - 1 ? BooleanValue.True : BooleanValue.False,
        "length" => NumberValue.Create((decimal)length),
        "name" => StringValue.Create(name),
        "parentloop" => parent ?? NilValue.Instance,
        _ => null,
    });

    public int Index { get; set; }

    public RecordValue Value { get; }
}
