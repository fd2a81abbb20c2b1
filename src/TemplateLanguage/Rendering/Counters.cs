namespace TemplateLanguage.Rendering;

/// <summary>What Liquid counts besides variables: increment, cycle, and where loops ended.</summary>
internal sealed class Counters
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public Counters Clone()
    {
        var copy = new Counters();
        foreach (var (name, number) in _numbers)
            copy._numbers[name] = number;
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

    public int Turn(string group, int values)
    {
        var key = "cycle " + group;
        var turn = _numbers.GetValueOrDefault(key);
        _numbers[key] = turn + 1;
        return turn % values;
    }

    /// <summary>Where the last loop of this name ended, for <c>offset: continue</c>.</summary>
    public int LoopEnd(string loop) => _numbers.GetValueOrDefault("loop " + loop);

    public void SetLoopEnd(string loop, int end) => _numbers["loop " + loop] = end;
}
