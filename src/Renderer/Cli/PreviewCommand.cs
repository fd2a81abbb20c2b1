using System.CommandLine;
using Renderer.Previews;
using Renderer.Sources.Declarations;
using Renderer.Templates;
using TemplateLanguage;
using TemplateLanguage.Diagnostics;
using TemplateLanguage.Rendering;

namespace Renderer.Cli;

/// <summary><c>preview</c>: renders a template with its fixtures.</summary>
internal static class PreviewCommand
{
    public static Command Create(Option<DirectoryInfo> templates)
    {
        var name = new Argument<string>("NAME") { Description = "The template." };
        var only = new Option<string?>("--fixture") { Description = "One of previews/*.json, without its extension; all where none is named.", HelpName = "F" };
        var folder = new Option<DirectoryInfo>("--out")
        {
            Description = "Where FIXTURE.html and FIXTURE.txt go.",
            HelpName = "DIR",
            DefaultValueFactory = parsed => new(Path.Combine("data", "previews", parsed.GetValue(name) ?? "")),
        };
        var command = new Command(
            "preview",
            """
            Renders a template with its fixtures: what every source answers stands in previews/*.json, so nobody is called. Writes HTML and text,
            and tells the subject, how the sources fared and what every block showed.

            Exit code 0: every fixture could be rendered, or was aborted by the template; 1: one could not; 2: there is nothing to render.

              renderer preview abandoned-cart
              renderer preview abandoned-cart --fixture offers-down --out build
            """)
        {
            name, only, folder,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(templates)!, parsed.GetValue(name)!, parsed.GetValue(only), parsed.GetValue(folder)!,
            parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        DirectoryInfo templates, string name, string? only, DirectoryInfo target, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        if (TemplatesOption.Find(templates, [name], error) is not var (folder, _))
            return 2;
        var (systems, found) = SystemsFile.Read(folder);
        var faults = new List<Fault>(found);
        var compilation = new TemplateReader(folder, systems).Read(name);
        var fixtures = FixtureReader.ReadAll(folder, name, faults);
        faults.AddRange(compilation.Faults);
        var errors = faults.Where(f => f.Severity == Severity.Error).ToList();
        if (errors.Count > 0)
            FaultReport.Write(error, "text", errors, 1);
        if (compilation.Template is not { } template)
            return 1;
        var chosen = fixtures.Where(f => only is null || f.Name == only).ToList();
        if (chosen.Count == 0)
        {
            await error.WriteLineAsync(only is null
                ? $"'{name}' has no fixtures: add {Path.Combine(folder.PreviewsOf(name), "usual.json")}."
                : $"'{name}' has no fixture '{only}'. {Suggest.Nearest(only, fixtures.Select(f => f.Name))}".TrimEnd());
            return 2;
        }
        target.Create();
        var failed = errors.Count > 0;
        foreach (var fixture in chosen)
            failed |= !await WriteAsync(template, fixture, target, output, cancellationToken);
        return failed ? 1 : 0;
    }

    private static async Task<bool> WriteAsync(CompiledTemplate template, Fixture fixture, DirectoryInfo target, TextWriter output, CancellationToken cancellationToken)
    {
        var outcome = await Preview.RenderAsync(template, fixture, TimeProvider.System, cancellationToken);
        PreviewReport.Write(output, fixture, outcome);
        if (outcome is not RenderOutcome.Rendered { Parts: var parts })
            return outcome is RenderOutcome.Aborted or RenderOutcome.Deferred or RenderOutcome.Missing;
        foreach (var (extension, text) in new[] { ("html", parts.Html), ("txt", parts.Text) })
        {
            var file = Path.Combine(target.ToString(), $"{fixture.Name}.{extension}");
            await File.WriteAllTextAsync(file, text, cancellationToken);
            await output.WriteLineAsync($"  {file}");
        }
        await output.WriteLineAsync();
        return true;
    }
}
