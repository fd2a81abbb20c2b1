using System.CommandLine;
using Renderer.Previews;
using Renderer.Previews.Snapshots;
using Renderer.Sources.Declarations;
using Renderer.Templates;

namespace Renderer.Cli;

/// <summary><c>new</c>: begins a template.</summary>
internal static class NewCommand
{
    public static Command Create(Option<DirectoryInfo> templates)
    {
        var name = new Argument<string>("NAME") { Description = "The template: letters, digits, '-', '_'." };
        var command = new Command(
            "new",
            """
            Begins a template: template.mjml, a fixture and its snapshot, which 'check' and 'test' pass. A folder without sources.yaml gets one.
            Where _layouts/base.mjml exists, the template uses it.

            Exit code 0: it is there; 2: it could not be made.

              renderer new spring-sale
            """)
        {
            name,
        };
        command.SetAction((parsed, cancellationToken) =>
            Task.FromResult(Run(new(parsed.GetValue(templates)!.ToString()), parsed.GetValue(name)!, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancellationToken)));
        return command;
    }

    private static int Run(TemplateFolder folder, string name, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        if (!TemplateFolder.IsName(name) || name[0] == '_')
        {
            error.WriteLine($"'{name}' is no name for a template: use letters, digits, '-' and '_', as in spring-sale.");
            return 2;
        }
        if (Directory.Exists(Path.Combine(folder.Path, name)))
        {
            error.WriteLine($"'{Path.Combine(folder.Path, name)}' is there already.");
            return 2;
        }
        try
        {
            foreach (var (file, text) in Scaffold.Files(folder, name))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, text);
                output.WriteLine(file);
            }
            var report = new SnapshotRun(folder, SystemsFile.Read(folder).Catalog).Run([name], null, accept: true, cancellationToken);
            foreach (var result in report.Results)
            {
                foreach (var kind in result.Parts.Keys)
                    output.WriteLine(new SnapshotFolder(folder, name).Verified(result.Fixture, kind));
            }
            output.WriteLine($"Next: edit {folder.FileOf(name)}, look at it with 'renderer preview {name}', and run 'renderer test'.");
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error.WriteLine(e.Message);
            return 2;
        }
    }
}
