namespace Shop.Inbox;

/// <summary>A send as the renderer's <c>GET /v1/sends/{id}</c> tells it; see docs/delivery.md.</summary>
internal sealed record SendDocument(string Id, string Template, string State, DateTimeOffset AcceptedAt, IReadOnlyList<SendStep> History, SendReport? Report)
{
    private static readonly string[] Final = ["sent", "aborted", "failed", "suppressed"];

    public bool IsFinal => Final.Contains(State);

    public string? Reason => History.Count > 0 ? History[^1].Reason : null;
}

internal sealed record SendStep(string State, DateTimeOffset At, string? Reason);

/// <summary>Times in milliseconds from the start of the fetch phase.</summary>
internal sealed record SendReport(
    IReadOnlyList<SourceTiming> Sources, IReadOnlyList<BlockOutcome> Blocks, IReadOnlyList<string> Notes, double FetchedMs, double RenderedMs);

internal sealed record SourceTiming(
    string Name, string System, string Operation, string Status, string? Error, double? StartedMs, double? ElapsedMs, double? AgeMs);

internal sealed record BlockOutcome(string Name, string Outcome, string? Reason);

internal sealed record SendList(IReadOnlyList<SendDocument> Sends);
