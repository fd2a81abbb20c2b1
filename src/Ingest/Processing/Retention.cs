namespace Ingest.Processing;

/// <summary>How long what is told is kept, by when it was received; <c>null</c> is until it is erased.</summary>
/// <param name="Events">What is older is forgotten, and so is what states know from it alone.</param>
/// <param name="DeadLetters">They hold what nobody could read, personal data perhaps.</param>
internal sealed record Retention(TimeSpan? Events, TimeSpan DeadLetters)
{
    public static readonly Retention Usual = new(null, TimeSpan.FromDays(30));
}
