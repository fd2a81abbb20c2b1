using System.CommandLine;
using System.Text;
using Renderer.Previews;
using Renderer.Sources.Declarations;
using Renderer.Templates;
using TemplateLanguage;
using TemplateLanguage.Diagnostics;
using TemplateLanguage.Rendering;

namespace Renderer.Cli;

/// <summary><c>explain</c>: draws what a message of a template fetches, and who waits for it.</summary>
internal static class ExplainCommand
{
    public static Command Create(Option<DirectoryInfo> templates)
    {
        var name = new Argument<string>("NAME") { Description = "The template." };
        var only = new Option<string?>("--fixture") { Description = "Show how the sources fare in one of previews/*.json.", HelpName = "F" };
        var command = new Command(
            "explain",
            """
            Draws the plan of a template: its sources with their limits, which part and block waits for what, the longest path, what is laid out
            when it is sent, and how large the HTML is with each fixture. Calls nobody.

            Exit code 0: explained; 1: the template has errors; 2: there is nothing to explain.

              renderer explain abandoned-cart
              renderer explain abandoned-cart --fixture offers-down
            """)
        {
            name, only,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(templates)!, parsed.GetValue(name)!, parsed.GetValue(only), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(DirectoryInfo templates, string name, string? only, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        if (TemplatesOption.Find(templates, [name], error) is not var (folder, _))
            return 2;
        var (systems, found) = SystemsFile.Read(folder);
        var faults = new List<Fault>(found);
        var compilation = new TemplateReader(folder, systems).Read(name);
        var fixtures = FixtureReader.ReadAll(folder, name, faults);
        faults.AddRange(compilation.Faults);
        if (compilation.Template is not { } template)
        {
            FaultReport.Write(error, "text", [.. faults.Where(f => f.Severity == Severity.Error)], 1);
            return 1;
        }
        if (only is not null && fixtures.All(f => f.Name != only))
        {
            await error.WriteLineAsync($"'{name}' has no fixture '{only}'. {Suggest.Nearest(only, fixtures.Select(f => f.Name))}".TrimEnd());
            return 2;
        }
        var outcomes = new List<(string Fixture, RenderOutcome Outcome)>();
        foreach (var fixture in fixtures.Where(f => only is null || f.Name == only))
            outcomes.Add((fixture.Name, await Preview.RenderAsync(template, fixture, TimeProvider.System, cancellationToken)));
        PlanReport.Write(output, name, template.Plan, only is null ? null : outcomes[0].Outcome.Report);
        WriteLate(output, compilation);
        foreach (var (fixture, outcome) in outcomes)
            PlanReport.WriteSize(output, fixture, outcome is RenderOutcome.Rendered { Parts.Html: var html } ? Encoding.UTF8.GetByteCount(html) : null);
        return 0;
    }

    private static void WriteLate(TextWriter output, Compilation compilation)
    {
        var late = compilation.Faults.Where(f => f.Severity == Severity.Info).ToList();
        if (late.Count == 0)
            return;
        output.WriteLine("\nLaid out when it is sent");
        foreach (var fault in late)
            output.WriteLine($"  line {fault.Place.Line}: {fault.Message}");
    }
}
