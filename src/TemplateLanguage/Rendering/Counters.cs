namespace TemplateLanguage.Rendering;

/// <summary>What Liquid counts besides variables: increment, cycle, where loops ended, and what was shown last.</summary>
internal sealed class Counters
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>What the last <c>ifchanged</c> showed.</summary>
    public string Shown { get; set; } = "";

    public Counters Clone()
    {
        var copy = new Counters();
        foreach (var (name, number) in _numbers)
            copy._numbers[name] = number;
        copy.Shown = Shown;
        return copy;
    }

    /// <summary><c>increment</c> gives 0, 1, 2…; <c>decrement</c> -1, -2… of the same number.</summary>
    public int Count(string name, bool up)
    {
        var key = "count " + name;
        var number = _numbers.GetValueOrDefault(key);
        _numbers[key] = up ? number + 1 : number - 1;
        return up ? number : number - 1;
    }

    /// <summary>The number that <see cref="Count"/> goes on from, or <c>null</c> where nothing was counted under the name.</summary>
    public int? Counted(string name) => _numbers.TryGetValue("count " + name, out var number) ? number : null;

    /// <summary>Whose turn it is. Cycles of one group may have different lengths: a shorter one has nobody for a late turn, and begins again.</summary>
    public int Turn(string group, int values)
    {
        var key = "cycle " + group;
        var turn = _numbers.GetValueOrDefault(key);
        _numbers[key] = turn + 1 < values ? turn + 1 : 0;
        return turn;
    }

    /// <summary>Where the last loop of this name ended, for <c>offset: continue</c>.</summary>
    public int LoopEnd(string loop) => _numbers.GetValueOrDefault("loop " + loop);

    public void SetLoopEnd(string loop, int end) => _numbers["loop " + loop] = end;
}
