using TemplateLanguage.Syntax;

namespace TemplateLanguage.Rendering;

/// <summary>Notes which branches of its template one message went through. Not safe for several messages at once: each has its own.</summary>
public sealed class BranchRecorder
{
    private readonly HashSet<(Place Place, BranchWay Way)> _reached = [];

    /// <summary>What was reached so far.</summary>
    public IReadOnlySet<TemplateBranch> Reached => _reached.Select(r => new TemplateBranch(r.Place.ToSpan(), r.Place.Text, r.Way)).ToHashSet();

    internal void Reach(Place place, BranchWay way) => _reached.Add((place, way));
}
