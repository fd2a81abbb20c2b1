namespace TemplateLanguage.Rendering;

/// <summary>What Liquid counts besides variables: increment, cycle, where loops ended, and what was shown last.</summary>
internal sealed class Counters
{
    private Dictionary<(Kind, string), int>? _numbers; // most bodies count nothing

    /// <summary>What the last <c>ifchanged</c> showed.</summary>
    public string Shown { get; set; } = "";

    public Counters Clone() => new() { _numbers = _numbers is null ? null : new(_numbers), Shown = Shown };

    /// <summary><c>increment</c> gives 0, 1, 2…; <c>decrement</c> -1, -2… of the same number.</summary>
    public int Count(string name, bool up)
    {
        var number = Get(Kind.Count, name) ?? 0;
        Set(Kind.Count, name, up ? number + 1 : number - 1);
        return up ? number : number - 1;
    }

    /// <summary>The number that <see cref="Count"/> goes on from, or <c>null</c> where nothing was counted under the name.</summary>
    public int? Counted(string name) => Get(Kind.Count, name);

    /// <summary>Whose turn it is. Cycles of one group may have different lengths: a shorter one has nobody for a late turn, and begins again.</summary>
    public int Turn(string group, int values)
    {
        var turn = Get(Kind.Cycle, group) ?? 0;
        Set(Kind.Cycle, group, turn + 1 < values ? turn + 1 : 0);
        return turn;
    }

    /// <summary>Where the last loop of this name ended, for <c>offset: continue</c>.</summary>
    public int LoopEnd(string loop) => Get(Kind.Loop, loop) ?? 0;

    public void SetLoopEnd(string loop, int end) => Set(Kind.Loop, loop, end);

    private int? Get(Kind kind, string name) => _numbers is not null && _numbers.TryGetValue((kind, name), out var number) ? number : null;

    private void Set(Kind kind, string name, int number) => (_numbers ??= [])[(kind, name)] = number;

    private enum Kind
    {
        Count,
        Cycle,
        Loop,
    }
}
