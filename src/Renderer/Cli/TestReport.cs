using System.Globalization;
using System.Xml.Linq;
using Renderer.Previews.Coverage;
using Renderer.Previews.Snapshots;
using TemplateLanguage.Diagnostics;

namespace Renderer.Cli;

/// <summary>Tells what came of a test to people and to programs.</summary>
internal static class TestReport
{
    /// <param name="tellsCoverage">Whether people are told what is not reached: where only some fixtures were asked for, that says nothing.</param>
    public static void Write(TextWriter output, string format, SnapshotReport report, int minCoverage, bool tellsCoverage)
    {
        switch (format)
        {
            case "junit": output.WriteLine(JUnit(report, minCoverage)); break;
            case "github": WriteGithub(output, report, minCoverage, tellsCoverage); break;
            default: WriteText(output, report, minCoverage, tellsCoverage); break;
        }
    }

    private static void WriteText(TextWriter output, SnapshotReport report, int minCoverage, bool tellsCoverage)
    {
        foreach (var fault in report.Faults)
            output.WriteLine($"{fault}\n");
        foreach (var template in report.Results.GroupBy(r => r.Template))
        {
            output.WriteLine(template.Key);
            foreach (var result in template)
            {
                output.WriteLine($"  {Sign(result.Verdict)} {result.Fixture}{(Word(result) is { Length: > 0 } word ? $"  {word}" : "")}");
                foreach (var difference in result.Differences.Where(_ => result.Verdict != SnapshotVerdict.Same))
                    output.WriteLine($"      {difference.Kind,-12} {difference.What}");
                foreach (var file in result.Received)
                    output.WriteLine($"      see {file}");
            }
        }
        foreach (var file in report.Stale)
            output.WriteLine($"stale: {file} has no fixture; --accept removes it");
        var coverage = report.Coverage;
        foreach (var branch in tellsCoverage ? coverage.Missed : [])
            output.WriteLine($"not reached: {branch.Place}: {BranchCoverage.Told(branch)}");
        output.WriteLine();
        output.WriteLine(Sum(report));
        if (tellsCoverage)
            output.WriteLine($"{Share(coverage)}{(coverage.Percent < minCoverage ? $", less than the {minCoverage} % asked for" : "")}");
        if (report.Results.Any(r => r.Verdict is SnapshotVerdict.Different or SnapshotVerdict.New))
            output.WriteLine("Where that is meant, --accept takes it over.");
    }

    private static void WriteGithub(TextWriter output, SnapshotReport report, int minCoverage, bool tellsCoverage)
    {
        foreach (var fault in report.Faults)
            GithubAnnotation.Write(output, "error", fault.Place, fault.Code, fault.Message);
        foreach (var result in report.Results.Where(IsBad))
        {
            var place = result.Fault?.Place ?? new SourceSpan(result.Received.Count > 0 ? result.Received[0].Replace(".received.", ".verified.", StringComparison.Ordinal) : result.Template, 1, 1, 1, 1);
            GithubAnnotation.Write(output, "error", place, $"{result.Template}/{result.Fixture}", Message(result));
        }
        foreach (var file in report.Stale)
            GithubAnnotation.Write(output, "warning", new(file, 1, 1, 1, 1), "Stale snapshot", "Its fixture is gone; --accept removes it.");
        foreach (var branch in tellsCoverage ? report.Coverage.Missed : [])
            GithubAnnotation.Write(output, report.Coverage.Percent < minCoverage ? "error" : "notice", branch.Place, "Not reached", BranchCoverage.Told(branch));
        output.WriteLine(Sum(report));
        if (tellsCoverage)
            output.WriteLine(Share(report.Coverage));
    }

    /// <summary>A suite for each template; faults and coverage are suites of their own.</summary>
    private static XElement JUnit(SnapshotReport report, int minCoverage)
    {
        var suites = report.Results.GroupBy(r => r.Template)
            .Select(t => Suite(t.Key, t.Select(r => Case(t.Key, r.Fixture, IsBad(r) ? Message(r) : null)))).ToList();
        if (report.Faults.Count > 0)
            suites.Add(Suite("faults", report.Faults.Select(f => Case("faults", $"{f.Place} {f.Code}", f.ToString()))));
        suites.Add(Suite("coverage", [Case("coverage", "branches", report.Coverage.Percent < minCoverage ? $"{Share(report.Coverage)}, less than {minCoverage} %" : null)]));
        return new("testsuites", new XAttribute("name", "renderer test"), suites);
    }

    private static XElement Suite(string name, IEnumerable<XElement> cases)
    {
        var all = cases.ToList();
        return new("testsuite", new XAttribute("name", name), new XAttribute("tests", all.Count), new XAttribute("failures", all.Count(c => c.HasElements)), all);
    }

    private static XElement Case(string suite, string name, string? failure) => new(
        "testcase", new XAttribute("classname", suite), new XAttribute("name", name),
        failure is null ? null : new XElement("failure", new XAttribute("message", Printable(failure.Split('\n')[0])), Printable(failure)));

    /// <summary>XML cannot hold control characters, not even escaped.</summary>
    private static string Printable(string text) => string.Concat(text.Where(c => c is '\n' or '\t' || !char.IsControl(c)));

    private static bool IsBad(SnapshotResult result) => result.Verdict is not (SnapshotVerdict.Same or SnapshotVerdict.Accepted);

    private static string Message(SnapshotResult result) => string.Join('\n', result.Differences.Select(d => $"{d.Kind}: {d.What}").Prepend(Word(result)));

    private static char Sign(SnapshotVerdict verdict) => verdict switch { SnapshotVerdict.Same => '=', SnapshotVerdict.New => '+', SnapshotVerdict.Accepted => '>', _ => '!' };

    private static string Word(SnapshotResult result) => result.Verdict switch
    {
        SnapshotVerdict.Same => "",
        SnapshotVerdict.New => "is new: nothing was accepted yet",
        SnapshotVerdict.Different => "differs",
        SnapshotVerdict.Accepted => "accepted",
        _ => $"fails: {result.Fault}",
    };

    private static string Sum(SnapshotReport report)
    {
        var told = report.Results.GroupBy(r => r.Verdict).OrderBy(g => g.Key).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} {g.Key switch
        {
            SnapshotVerdict.Same => "as accepted",
            SnapshotVerdict.New => "new",
            SnapshotVerdict.Different => "different",
            SnapshotVerdict.Accepted => "accepted now",
            _ => "failed",
        }}"));
        var faults = report.Faults.Count == 0 ? "" : $"; {FaultReport.Number(report.Faults.Count, "error")} in templates or fixtures";
        return $"{FaultReport.Number(report.Results.Select(r => r.Template).Distinct().Count(), "template")}, {FaultReport.Number(report.Results.Count, "fixture")}: {string.Join(", ", told)}{faults}";
    }

    private static string Share(BranchCoverage coverage) => $"{coverage.Percent} % of branches reached ({coverage.Total - coverage.Missed.Count} of {coverage.Total})";
}
