using TemplateLanguage.Rendering;

namespace Renderer.Previews.Coverage;

/// <summary>Which branches of templates their fixtures go through: blocks' bodies and fallbacks, conditions that hold and that do not.</summary>
internal sealed class BranchCoverage(IReadOnlyList<TemplateBranch> branches, IReadOnlySet<TemplateBranch> reached)
{
    public int Total => branches.Count;

    public IReadOnlyList<TemplateBranch> Missed { get; } = [.. branches.Where(b => !reached.Contains(b))];

    /// <summary>0 to 100, rounded down: 100 means all. Templates without branches are covered.</summary>
    public int Percent => Total == 0 ? 100 : (Total - Missed.Count) * 100 / Total;

    /// <summary>What no fixture shows.</summary>
    public static string Told(TemplateBranch branch)
    {
        var tag = branch.Tag.Split('\n')[0].Trim();
        return branch.Way switch
        {
            BranchWay.Body => $"{tag}: no fixture shows the body",
            BranchWay.Fallback => $"{tag}: no fixture shows the fallback",
            BranchWay.Otherwise when !IsElse(tag) => $"{tag}: it is true in all fixtures, or not reached",
            _ => $"{tag}: no fixture goes here",
        };
    }

    private static bool IsElse(string tag) => tag.Trim('{', '}', '%', '-', ' ') == "else";
}
