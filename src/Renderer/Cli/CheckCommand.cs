using System.CommandLine;
using Renderer.Previews;
using Renderer.Sources.Declarations;
using Renderer.Templates;
using TemplateLanguage.Diagnostics;

namespace Renderer.Cli;

/// <summary><c>check</c>: finds what is wrong before anything is sent.</summary>
internal static class CheckCommand
{
    public static Command Create(Option<DirectoryInfo> templates)
    {
        var names = new Argument<string[]>("NAME") { Description = "Templates to check; all where none is named.", Arity = ArgumentArity.ZeroOrMore };
        var format = new Option<string>("--format") { Description = "How faults are told.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "sarif", "github");
        var strict = new Option<bool>("--strict") { Description = "Warnings fail the check too." };
        var command = new Command(
            "check",
            """
            Finds what is wrong with templates before anything is sent: syntax, names, sources, blocks, limits, layout, fixtures. Calls nobody.

            Exit code 0: nothing wrong; 1: an error (with --strict a warning too); 2: the check could not run.

              renderer check
              renderer check abandoned-cart --strict
              renderer check --format github
            """)
        {
            names, format, strict,
        };
        command.SetAction(parsed =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            if (TemplatesOption.Find(parsed.GetValue(templates)!, parsed.GetValue(names)!, error) is not var (folder, asked))
                return 2;
            try
            {
                var faults = Check(folder, asked);
                FaultReport.Write(output, parsed.GetValue(format)!, faults, asked.Count);
                return faults.Any(f => f.Severity == Severity.Error || (parsed.GetValue(strict) && f.Severity == Severity.Warning)) ? 1 : 0;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                error.WriteLine(e.Message);
                return 2;
            }
        });
        return command;
    }

    private static List<Fault> Check(TemplateFolder folder, IReadOnlyList<string> names)
    {
        var (systems, found) = SystemsFile.Read(folder);
        var faults = new List<Fault>(found);
        var check = new TemplateCheck(folder, systems);
        foreach (var name in names)
            faults.AddRange(check.Run(name));
        return [.. faults.Distinct()];
    }
}
