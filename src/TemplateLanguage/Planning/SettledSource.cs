using Fluid.Values;

namespace TemplateLanguage.Planning;

/// <summary>What became of a source. Times count from the start of the fetch phase.</summary>
/// <param name="Value">Nil where it has failed.</param>
/// <param name="Started">When its inputs were known; <c>null</c> where it was never called.</param>
internal sealed record SettledSource(SourceStatus Status, FluidValue Value, string? Error, TimeSpan? Started, TimeSpan Settled, TimeSpan? Age)
{
    /// <summary>Whether those who need it can go on; a skipped source is nil and has not failed.</summary>
    public bool HasValue => Status is not (SourceStatus.Late or SourceStatus.Failed);

    public TimeSpan? Elapsed => Settled - Started;
}

/// <summary>How a source fared, in the words of <c>sources.NAME.status</c>.</summary>
internal enum SourceStatus
{
    Ok,
    Stale,
    Default,
    Skipped,
    Late,
    Failed,
}
