using Ingest.Events;

namespace Ingest.Log;

/// <summary>A refusal that is kept.</summary>
/// <param name="Size">Bytes that came; more than are kept where they were too many.</param>
internal sealed record DeadLetter(long Id, Refusal Refusal, long Size)
{
    public bool IsWhole => Refusal.Raw.Length == Size;
}
