using System.CommandLine;
using Ingest.Declarations;
using Ingest.Triggers;

namespace Ingest.Cli;

/// <summary><c>check</c>: finds what is wrong with the files before the service reads them.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var file = new Option<FileInfo>("--file") { Description = "Sources and processing.", HelpName = "FILE", DefaultValueFactory = _ => new("ingest.yaml") };
        var triggers = new Option<FileInfo>("--triggers") { Description = "Triggers.", HelpName = "FILE", DefaultValueFactory = _ => new("triggers.yaml") };
        var command = new Command("check", "Finds what is wrong with ingest.yaml and triggers.yaml, each fault as file(line,column). Exit code 1 where there is a fault, 2 where there is no file.") { file, triggers };
        command.SetAction(parsed =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var (first, second) = (parsed.GetValue(file)!, parsed.GetValue(triggers)!);
            if (!first.Exists && !second.Exists)
            {
                error.WriteLine($"There is neither {first} nor {second}.");
                return 2;
            }
            var faults = new List<string>();
            if (first.Exists)
                faults.AddRange(IngestFile.Read(File.ReadAllText(first.FullName), new(Environment.GetEnvironmentVariable)).Faults.Select(f => $"{first}({f.Line},{f.Column}): {f.Message}."));
            if (second.Exists)
                faults.AddRange(TriggersFile.Read(File.ReadAllText(second.FullName)).Faults.Select(f => $"{second}({f.Line},{f.Column}): {f.Message}."));
            faults.ForEach(output.WriteLine);
            return faults.Count == 0 ? 0 : 1;
        });
        return command;
    }
}
