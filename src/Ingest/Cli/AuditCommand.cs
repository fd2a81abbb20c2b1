using System.CommandLine;
using System.Text.Json;
using Ingest.Audit;
using Ingest.LiveApi;

namespace Ingest.Cli;

/// <summary><c>audit</c>: compares log and states.</summary>
internal static class AuditCommand
{
    private static readonly JsonSerializerOptions Indented = new(LiveJson.Options) { WriteIndented = true };

    public static Command Create()
    {
        var (url, key, data) = (AdminClient.Url(), AdminClient.Key(), OfflineFile.Data());
        var format = new Option<string>("--format") { Description = "How the report is told.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var strict = new Option<bool>("--strict") { Description = "Warnings fail the audit too." };
        var command = new Command(
            "audit",
            """
            Compares the log with itself and with every state, while events go on coming: duplicates, gaps, states that are not what the log
            gives or stand for nobody, late events, wrong clocks.

            Exit code 0: nothing wrong; 1: an error (with --strict a warning too); 2: the audit could not run.
            """)
        {
            url, key, data, format, strict,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var (json, warn) = (parsed.GetValue(format) == "json", parsed.GetValue(strict));
            return parsed.GetValue(data) is { } folder
                ? OfflineFile.RunAsync(
                    folder, parsed,
                    async (database, options, output) => Report(output, await new Auditor(database, options, TimeProvider.System).RunAsync(cancellationToken), json, warn),
                    cancellationToken)
                : AdminClient.RunAsync(
                    parsed, url, key, async (client, output) => Report(output, await client.SendAsync<AuditReport>(HttpMethod.Get, "/v1/audit", cancellationToken), json, warn));
        });
        return command;
    }

    private static int Report(TextWriter output, AuditReport report, bool json, bool strict)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(report, Indented));
        }
        else
        {
            output.WriteLine($"{report.Events} events of {report.People} people, as of {report.AsOf:u}");
            foreach (var finding in report.Findings)
            {
                output.WriteLine($"{finding.Severity,-8} {finding.Kind,-12} {finding.Count,8}  {finding.Meaning}");
                foreach (var example in finding.Examples)
                    output.WriteLine($"{"",31}{example}");
            }
            output.WriteLine(report.Ok ? "Nothing is wrong." : "Something is wrong.");
        }
        return report.Ok && !(strict && report.Findings.Count > 0) ? 0 : 1;
    }
}
