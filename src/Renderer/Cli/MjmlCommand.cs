using System.CommandLine;
using Mjml;
using Mjml.Diagnostics;

namespace Renderer.Cli;

/// <summary><c>mjml</c>: compiles MJML files to HTML.</summary>
internal static class MjmlCommand
{
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = "MJML files.", Arity = ArgumentArity.OneOrMore };
        var folder = new Option<DirectoryInfo?>("--out") { Description = "Folder for NAME.html, made when missing. Without it one file goes to standard output.", HelpName = "DIR" };
        var command = new Command(
            "mjml",
            """
            Compiles MJML to HTML.

            Template tags, {{ … }} and {% … %}, are carried through. An <mj-include> finds files below the folder of FILE. Faults go to standard
            error as file:line:column. A file that fails does not stop the rest; the exit code is then 1.

              renderer mjml mail.mjml > mail.html
              renderer mjml mails/*.mjml --out build
            """)
        {
            files, folder,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(files) is { Length: > 1 } && result.GetValue(folder) is null)
                result.AddError("More than one FILE needs --out DIR.");
        });
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(files)!, parsed.GetValue(folder), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo[] files, DirectoryInfo? folder, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var failed = false;
        folder?.Create();
        foreach (var file in files)
        {
            try
            {
                var compiler = new MjmlCompiler(new() { Loader = new FolderLoader(file.Directory!) });
                var result = compiler.Compile(await File.ReadAllTextAsync(file.FullName, cancellationToken), new() { Path = file.Name });
                foreach (var fault in result.Faults)
                    await error.WriteLineAsync($"{Place(file, fault)}:{fault.Line}:{fault.Column}: {Word(fault.Severity)} {fault.Code}: {fault.Message} {fault.Suggestion}".TrimEnd());
                failed |= result.Faults.Any(f => f.Severity == MjmlSeverity.Error);
                if (result.Html.Length == 0)
                    continue;
                if (folder is null)
                    await output.WriteAsync(result.Html);
                else
                    await File.WriteAllTextAsync(Path.Combine(folder.FullName, Path.ChangeExtension(file.Name, ".html")), result.Html, cancellationToken);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                await error.WriteLineAsync($"{file}: {e.Message}");
                failed = true;
            }
        }
        return failed ? 1 : 0;
    }

    private static string Place(FileInfo file, MjmlFault fault) =>
        fault.File is null ? file.ToString() : Path.Combine(Path.GetDirectoryName(file.ToString()) ?? "", fault.File);

    private static string Word(MjmlSeverity severity) => severity == MjmlSeverity.Error ? "error" : "warning";
}
