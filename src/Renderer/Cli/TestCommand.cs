using System.CommandLine;
using Renderer.Previews;
using Renderer.Previews.Snapshots;
using Renderer.Previews.Visual;
using Renderer.Sources.Declarations;
using Renderer.Templates;
using TemplateLanguage.Diagnostics;

namespace Renderer.Cli;

/// <summary><c>test</c>: compares what templates render to with what was accepted.</summary>
internal static class TestCommand
{
    public static Command Create(Option<DirectoryInfo> templates)
    {
        var names = new Argument<string[]>("NAME") { Description = "Templates to test; all where none is named.", Arity = ArgumentArity.ZeroOrMore };
        var accept = new Option<bool>("--accept") { Description = "Takes over what differs, and removes snapshots whose fixtures are gone." };
        var filter = new Option<string?>("--filter") { Description = "Only fixtures whose TEMPLATE/FIXTURE holds this; * stands for anything.", HelpName = "F" };
        var record = new Option<bool>("--update-fixtures") { Description = "First asks the systems of sources.yaml what each fixture's sources answer now, and writes that into the fixtures." };
        var coverage = new Option<int>("--min-coverage") { Description = "Fails where fixtures go through fewer percent of the branches.", HelpName = "N" };
        coverage.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 100)
                result.AddError("--min-coverage is a percentage from 0 to 100.");
        });
        var visual = new Option<bool>("--visual") { Description = "Compares pictures too, taken in Chromium at 375 and 700 pixels." };
        var chromium = new Option<string?>("--chromium") { Description = "Where Chromium or Chrome is; else it is looked for on the PATH.", HelpName = "FILE" };
        var format = new Option<string>("--format") { Description = "How results are told.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "junit", "github");
        var command = new Command(
            "test",
            """
            Renders every fixture of every template, and compares with snapshots/FIXTURE.verified.*. Clock and links are pinned and nobody is called,
            so the same template gives the same mail. What differs is told and left beside it as FIXTURE.received.*.

            Exit code 0: all is as accepted; 1: something differs, is new or fails, or too few branches are reached; 2: the test could not run.

              renderer test
              renderer test abandoned-cart --filter empty
              renderer test --accept
              renderer test --min-coverage 90 --format github
              renderer test --visual
            """)
        {
            names, accept, filter, record, coverage, visual, chromium, format,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new(
                parsed.GetValue(templates)!, parsed.GetValue(names)!, parsed.GetValue(accept), parsed.GetValue(filter), parsed.GetValue(record), parsed.GetValue(coverage),
                parsed.GetValue(visual), parsed.GetValue(chromium), parsed.GetValue(format)!),
            parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Asked asked, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        if (TemplatesOption.Find(asked.Templates, asked.Names, error) is not var (folder, names))
            return 2;
        try
        {
            var wanted = asked.Filter is { } filter ? Filter(filter) : null;
            if (asked.Record && !await RecordAsync(folder, names, wanted, asked.Format == "text" ? output : error, error, cancellationToken))
                return 2;
            var (systems, faults) = SystemsFile.Read(folder);
            var report = new SnapshotRun(folder, systems).Run(names, wanted, asked.Accept, cancellationToken);
            report = report with { Faults = [.. faults.Where(f => f.Severity == Severity.Error), .. report.Faults] };
            if (report.Results.Count == 0 && report.Faults.Count == 0)
            {
                await error.WriteLineAsync(wanted is null ? "The templates have no fixtures: add previews/usual.json." : $"No fixture matches '{asked.Filter}'.");
                return 2;
            }
            if (asked.Visual)
                report = await new VisualRun(folder, asked.Chromium).RunAsync(report, asked.Accept, cancellationToken);
            TestReport.Write(output, asked.Format, report, asked.MinCoverage, tellsCoverage: wanted is null || asked.MinCoverage > 0);
            if (asked.Format == "text" && DiffTools.IsConfigured)
                await OpenAsync(report);
            return report.IsGood && report.Coverage.Percent >= asked.MinCoverage ? 0 : 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ChromiumException)
        {
            await error.WriteLineAsync(e.Message);
            return 2;
        }
    }

    private static async Task<bool> RecordAsync(
        TemplateFolder folder, IReadOnlyList<string> names, Func<string, bool>? wanted, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            await new FixtureRecording(folder).RunAsync(names, wanted, output, cancellationToken);
            return true;
        }
        catch (InvalidOperationException e) // sources.yaml, or a variable that it names
        {
            await error.WriteLineAsync(e.Message);
            return false;
        }
    }

    private static async Task OpenAsync(SnapshotReport report)
    {
        foreach (var received in report.Results.SelectMany(r => r.Received))
            await DiffTools.OpenAsync(received, received.Replace(".received.", ".verified.", StringComparison.Ordinal));
    }

    private static Func<string, bool> Filter(string pattern)
    {
        var parts = pattern.Split('*');
        return name =>
        {
            var from = 0;
            foreach (var part in parts)
            {
                var at = name.IndexOf(part, from, StringComparison.OrdinalIgnoreCase);
                if (at < 0)
                    return false;
                from = at + part.Length;
            }
            return true;
        };
    }

    private sealed record Asked(
        DirectoryInfo Templates, IReadOnlyCollection<string> Names, bool Accept, string? Filter, bool Record, int MinCoverage, bool Visual, string? Chromium, string Format);
}
