using System.CommandLine;
using Renderer.Editor;
using Renderer.Editor.Protocol;

namespace Renderer.Cli;

/// <summary><c>lsp</c>: helps editors.</summary>
internal static class LspCommand
{
    public static Command Create()
    {
        // Clients say how they speak; there is no other way here.
        var stdio = new Option<bool>("--stdio") { Description = "Speak over standard input and output, which it does anyway." };
        var command = new Command(
            "lsp",
            """
            Serves editors by the Language Server Protocol over standard input and output: faults while a template is written, completion, hover,
            definitions. The folder of templates is found from the file that is open. Calls nobody.

            Exit code 0: the editor has said goodbye; 1: it is gone without.

              renderer lsp
            """)
        {
            stdio,
        };
        command.SetAction(async (_, cancellationToken) =>
        {
            await using var input = Console.OpenStandardInput();
            await using var output = Console.OpenStandardOutput();
            return await new LanguageServer(new MessageStream(input, output)).RunAsync(cancellationToken);
        });
        return command;
    }
}
