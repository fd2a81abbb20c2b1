using Fluid.Values;
using TemplateLanguage.Values;

namespace TemplateLanguage.Planning;

/// <summary>The sources of one message as they settle.</summary>
internal sealed class Resolution(ExecutionPlan plan)
{
    private readonly SettledSource?[] _sources = new SettledSource?[plan.Steps.Length];

    /// <summary>Sources that have settled, and those of them that have no value, as masks.</summary>
    public ulong Settled { get; private set; }

    public ulong Failed { get; private set; }

    public TimeSpan Fetched { get; set; }

    public SettledSource? this[int source] => _sources[source];

    public void Settle(int source, SettledSource settled)
    {
        _sources[source] = settled;
        Settled |= plan.Steps[source].Bit;
        if (!settled.HasValue)
            Failed |= plan.Steps[source].Bit;
    }

    /// <summary>Why the block cannot show its body, or <c>null</c> where all it needs was there in time.</summary>
    public string? WhyNot(BlockStep block)
    {
        for (var i = 0; i < _sources.Length; i++)
        {
            if ((block.Needs >> i & 1) == 0)
                continue;
            var name = plan.Steps[i].Tag.Name;
            if (_sources[i] is not { } source)
                return $"{name}: late";
            if (!source.HasValue)
                return $"{name}: {(source.Status == SourceStatus.Late ? "late" : source.Error)}";
            if (source.Settled > block.Limit)
                return $"{name}: late for the block";
        }
        return null;
    }

    /// <summary><c>sources</c>, as a template sees it.</summary>
    public RecordValue Metadata() => new("sources", name =>
    {
        for (var i = 0; i < _sources.Length; i++)
        {
            if (plan.Steps[i].Tag.Name == name)
                return Metadata(name, _sources[i]);
        }
        return null;
    });

    /// <summary>The status in the language's words.</summary>
    public static string Word(SourceStatus status) => status switch
    {
        SourceStatus.Ok => "ok",
        SourceStatus.Stale => "stale",
        SourceStatus.Default => "default",
        SourceStatus.Skipped => "skipped",
        SourceStatus.Late => "late",
        _ => "failed",
    };

    private static RecordValue Metadata(string name, SettledSource? source) => new(name, property => property switch
    {
        "status" => StringValue.Create(Word(source?.Status ?? SourceStatus.Late)),
        "stale" => source?.Status == SourceStatus.Stale ? BooleanValue.True : BooleanValue.False,
        "error" => source?.Error is { } error ? StringValue.Create(error) : NilValue.Instance,
        "age" => Milliseconds(source?.Age),
        "elapsed" => Milliseconds(source?.Elapsed),
        _ => null,
    });

    private static FluidValue Milliseconds(TimeSpan? time) => time is { } span ? NumberValue.Create(Math.Round((decimal)span.TotalMilliseconds)) : NilValue.Instance;
}
