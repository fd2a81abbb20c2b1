using System.Globalization;
using Renderer.Previews;
using TemplateLanguage.Rendering;

namespace Renderer.Cli;

/// <summary>Tells what came of a preview.</summary>
internal static class PreviewReport
{
    public static void Write(TextWriter output, Fixture fixture, RenderOutcome outcome)
    {
        output.WriteLine(fixture.Name);
        output.WriteLine(outcome switch
        {
            RenderOutcome.Aborted aborted => $"  aborted: {aborted.Reason}",
            RenderOutcome.Deferred deferred => $"  deferred for {deferred.After}: {deferred.Reason}",
            RenderOutcome.Missing missing => $"  not sent: required source '{missing.Source}' failed ({missing.Error})",
            RenderOutcome.Faulted faulted => $"  failed: {faulted.Fault}",
            RenderOutcome.Rendered { Parts: var parts } => $"  {parts.Subject}{(parts.Preheader is { } line ? $"\n  {line}" : "")}",
            _ => throw new System.Diagnostics.UnreachableException(),
        });
        foreach (var source in outcome.Report.Sources)
            output.WriteLine($"  source {source.Name,-16} {source.Status,-8} {Ms(source.Elapsed),8}  {source.Error}".TrimEnd());
        foreach (var block in outcome.Report.Blocks)
            output.WriteLine($"  block  {block.Name,-16} {block.Outcome,-8} {"",8}  {block.Reason}".TrimEnd());
        foreach (var note in outcome.Report.Notes)
            output.WriteLine($"  note   {note}");
        if (outcome is not RenderOutcome.Rendered)
            output.WriteLine();
    }

    private static string Ms(TimeSpan? time) => time is { } span ? span.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture) + " ms" : "";
}
