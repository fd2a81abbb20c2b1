using System.Text;
using Ingest.Log;

namespace Ingest.LiveApi;

/// <summary>Dead letters, without their bytes.</summary>
internal sealed record DeadLetterList(IReadOnlyList<DeadLetterItem> Items);

internal sealed record DeadLetterItem(long Id, string Source, string? Call, DateTimeOffset At, string Reason, long Size)
{
    public static DeadLetterItem Of(DeadLetter l) => new(l.Id, l.Refusal.Source, l.Refusal.Call, l.Refusal.At, l.Refusal.Reason, l.Size);
}

/// <summary>One, with its bytes.</summary>
/// <param name="Complete">Whether all of its bytes are kept.</param>
/// <param name="Text">The bytes as UTF-8.</param>
/// <param name="Raw">The bytes in base64.</param>
internal sealed record DeadLetterView(long Id, string Source, string? Call, DateTimeOffset At, string Reason, long Size, bool Complete, string Text, string Raw)
{
    public static DeadLetterView Of(DeadLetter l) => new(
        l.Id, l.Refusal.Source, l.Refusal.Call, l.Refusal.At, l.Refusal.Reason, l.Size, l.IsWhole, Encoding.UTF8.GetString(l.Refusal.Raw.Span),
        Convert.ToBase64String(l.Refusal.Raw.Span));
}

/// <summary>What a replay came to.</summary>
internal sealed record Replayed(int Accepted, int Refused, IReadOnlyList<string> Reasons);
