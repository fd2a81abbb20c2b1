namespace TemplateLanguage.Planning;

/// <summary>A source as a plan shows it.</summary>
/// <param name="Within">How long it is waited for: its own limit, or the system's.</param>
/// <param name="DependsOn">Sources whose values or metadata it waits for.</param>
public sealed record PlannedSource(string Name, string System, string Operation, TimeSpan Within, bool Required, IReadOnlyList<string> DependsOn)
{
    /// <summary>When it has settled at the latest, from the start of the fetch phase, if the message waits so long.</summary>
    public TimeSpan Latest { get; init; }

    /// <summary>Whether anything wants it; otherwise it is not called.</summary>
    public bool Used { get; init; } = true;
}

/// <summary>A part of the message: <c>body</c> (HTML and text), <c>subject</c>, <c>preheader</c>, <c>from</c>, <c>reply_to</c>, or a header.</summary>
public sealed record PlannedPart(string Name, IReadOnlyList<string> DependsOn);

/// <summary>A block as a plan shows it.</summary>
/// <param name="Within">How long it waits, from the start of the fetch phase.</param>
/// <param name="Needs">Sources without which it shows its fallback.</param>
/// <param name="Waits">Sources of which it asks how they fared.</param>
/// <param name="Parent">The block in whose body it stands.</param>
public sealed record PlannedBlock(string Name, TimeSpan Within, IReadOnlyList<string> Needs, IReadOnlyList<string> Waits, string? Parent);
