using System.CommandLine;

namespace Renderer.Cli;

/// <summary><c>schema</c>: JSON Schemas of the files that people write, for their editors.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("FILE") { Description = "What it describes." };
        name.AcceptOnlyFromAmong("sources");
        var command = new Command(
            "schema",
            """
            Prints the JSON Schema of a file, for completion and checks in editors. Calls nobody.

              renderer schema sources > sources.schema.json
            """)
        {
            name,
        };
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.Write(Read(parsed.GetValue(name)!));
            return 0;
        });
        return command;
    }

    /// <summary>The schema of <c>sources.yaml</c>, as docs/schemas has it.</summary>
    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(SchemaCommand).Assembly.GetManifestResourceStream($"{name}.schema.json")!);
        return reader.ReadToEnd();
    }
}
