using TemplateLanguage.Diagnostics;
using TemplateLanguage.Rendering;

namespace Renderer.Previews.Snapshots;

/// <summary>How one fixture compares with its snapshot.</summary>
/// <param name="Parts">What came, by kind of file.</param>
/// <param name="Differences">By kind of file, each a line that says what differs in meaning.</param>
internal sealed record SnapshotResult(
    string Template, string Fixture, SnapshotVerdict Verdict, IReadOnlyDictionary<string, string> Parts, IReadOnlyList<Difference> Differences)
{
    /// <summary>Why there is nothing to compare.</summary>
    public Fault? Fault { get; init; }

    /// <summary>Which branches of the template it went through.</summary>
    public IReadOnlySet<TemplateBranch> Reached { get; init; } = new HashSet<TemplateBranch>();

    /// <summary>Files that hold what came, one for each kind that differs.</summary>
    public IReadOnlyList<string> Received { get; init; } = [];
}

internal enum SnapshotVerdict
{
    /// <summary>As it was accepted.</summary>
    Same,

    /// <summary>Nothing was accepted yet.</summary>
    New,

    /// <summary>Something is not as it was accepted.</summary>
    Different,

    /// <summary>It was different or new, and is accepted now.</summary>
    Accepted,

    /// <summary>The template could not be rendered.</summary>
    Broken,
}

/// <summary>One difference that a reader would name.</summary>
/// <param name="Kind">Of the file: <see cref="SnapshotParts.Kinds"/>.</param>
internal sealed record Difference(string Kind, string What);
