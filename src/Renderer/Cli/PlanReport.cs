using System.Globalization;
using TemplateLanguage.Planning;
using TemplateLanguage.Rendering;

namespace Renderer.Cli;

/// <summary>Draws a plan as text: time runs from left to right.</summary>
internal static class PlanReport
{
    private const int Columns = 40;

    /// <summary>Gmail shows the first 102 KB of a message's HTML, and a link to the rest.</summary>
    private const int GmailClips = 102 * 1024;

    /// <param name="fared">How the sources fared in one rendering; <c>null</c>: only what is planned.</param>
    public static void Write(TextWriter output, string name, ExecutionPlan plan, RenderReport? fared)
    {
        var longest = plan.Sources.Where(s => s.Used).MaxBy(s => s.Latest);
        output.WriteLine($"{name}: waits {Ms(plan.Deadline)} for all data{(longest is null ? "" : $"; longest path {Ms(longest.Latest)}: {string.Join(" > ", PathTo(longest, plan))}")}");
        if (plan.Sources.Count > 0)
            output.WriteLine($"\nSources{Scale(plan)}");
        foreach (var source in plan.Sources)
            WriteSource(output, source, plan, fared?.Sources.FirstOrDefault(s => s.Name == source.Name));
        output.WriteLine("\nParts");
        foreach (var part in plan.Parts)
            output.WriteLine($"  {part.Name,-16} {(part.DependsOn.Count == 0 ? "waits for nothing" : $"waits for {string.Join(", ", part.DependsOn)}")}");
        if (plan.PlannedBlocks.Count > 0)
            output.WriteLine("\nBlocks");
        foreach (var block in plan.PlannedBlocks)
            WriteBlock(output, block, fared?.Blocks.FirstOrDefault(b => b.Name == block.Name));
    }

    /// <param name="bytes">Of the HTML; <c>null</c> where the message is not sent.</param>
    public static void WriteSize(TextWriter output, string fixture, int? bytes) => output.WriteLine(bytes is { } size
        ? string.Create(CultureInfo.InvariantCulture, $"\nHTML of {fixture}: {size / 1024.0:0.0} KB, {100.0 * size / GmailClips:0} % of the 102 KB where Gmail clips")
        : $"\nHTML of {fixture}: none, the message is not sent");

    private static void WriteSource(TextWriter output, PlannedSource source, ExecutionPlan plan, SourceReport? fared)
    {
        var start = source.Latest - source.Within;
        var words = new List<string> { $"{source.System}.{source.Operation}", $"within {Ms(source.Within)}" };
        if (source.Required)
            words.Add("required");
        if (source.DependsOn.Count > 0)
            words.Add($"after {string.Join(", ", source.DependsOn)}");
        if (!source.Used)
            words.Add("not called: nothing uses it");
        output.WriteLine($"  {source.Name,-16} {Bar(start, source.Latest, plan, '·')} {string.Join(", ", words)}");
        if (fared is { Started: { } began, Elapsed: { } took })
            output.WriteLine($"  {"",-16} {Bar(began, began + took, plan, '#')} {fared.Status} after {Ms(took)}{(fared.Error is null ? "" : $": {fared.Error}")}");
        else if (fared is not null)
            output.WriteLine($"  {"",-16} {new string(' ', Columns)} {fared.Status}{(fared.Error is null ? "" : $": {fared.Error}")}");
    }

    private static void WriteBlock(TextWriter output, PlannedBlock block, BlockReport? fared)
    {
        var words = new List<string> { $"within {Ms(block.Within)}" };
        if (block.Parent is not null)
            words.Add($"in {block.Parent}");
        words.Add(block.Needs.Count == 0 ? "needs nothing" : $"needs {string.Join(", ", block.Needs)}");
        if (block.Waits.Count > 0)
            words.Add($"waits for {string.Join(", ", block.Waits)}");
        if (fared is not null)
            words.Add(fared.Reason is null ? fared.Outcome : $"{fared.Outcome} ({fared.Reason})");
        output.WriteLine($"  {block.Name,-16} {string.Join("; ", words)}");
    }

    private static string Scale(ExecutionPlan plan)
    {
        var end = Ms(End(plan));
        return $"{"",-10} 0{end.PadLeft(Columns - 1)}";
    }

    private static string Bar(TimeSpan from, TimeSpan to, ExecutionPlan plan, char with)
    {
        var end = End(plan).TotalMilliseconds;
        var first = Math.Clamp((int)(from.TotalMilliseconds / end * Columns), 0, Columns - 1);
        var last = Math.Clamp((int)Math.Ceiling(to.TotalMilliseconds / end * Columns), first + 1, Columns);
        return new string(' ', first) + new string(with, last - first) + new string(' ', Columns - last);
    }

    private static TimeSpan End(ExecutionPlan plan) => plan.Sources.Select(s => s.Latest).Append(plan.Deadline).Max();

    private static IEnumerable<string> PathTo(PlannedSource source, ExecutionPlan plan)
    {
        var before = source.DependsOn.Select(name => plan.Sources.First(s => s.Name == name)).MaxBy(s => s.Latest);
        return before is null ? [source.Name] : PathTo(before, plan).Append(source.Name);
    }

    private static string Ms(TimeSpan time) => time.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture) + "ms";
}
