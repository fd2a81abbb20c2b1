using System.CommandLine;
using Ingest.LiveApi;

namespace Ingest.Cli;

/// <summary><c>schema</c>: prints a JSON Schema.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "ingest (of ingest.yaml, for editors), or an answer of the live API: cart, activity, profile, engagement, orders.", DefaultValueFactory = _ => "ingest" };
        name.AcceptOnlyFromAmong([.. SchemaFiles.Names]);
        var command = new Command("schema", "Prints the JSON Schema of ingest.yaml, or of an answer of the live API.") { name };
        command.SetAction(parsed => parsed.InvocationConfiguration.Output.Write(SchemaFiles.Text(parsed.GetValue(name)!)));
        return command;
    }
}
