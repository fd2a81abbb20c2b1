using System.CommandLine;
using System.Text.Json;
using Renderer.Hosting;
using Renderer.Previews.Recording;
using Renderer.Sends;
using Renderer.Sources.Execution;
using Renderer.Templates;
using TemplateLanguage;
using TemplateLanguage.Diagnostics;
using TemplateLanguage.Rendering;

namespace Renderer.Cli;

/// <summary><c>record</c>: calls the live systems once and keeps their answers as a fixture.</summary>
internal static class RecordCommand
{
    public static Command Create(Option<DirectoryInfo> templates)
    {
        var name = new Argument<string>("NAME") { Description = "The template." };
        var recipient = new Option<string>("--recipient") { Description = "Whose data is fetched: what the template knows as recipient.id.", HelpName = "ID", Required = true };
        var happened = new Option<FileInfo?>("--event") { Description = "JSON of the event that the message is about.", HelpName = "FILE" };
        var file = new Option<FileInfo?>("--out") { Description = "The fixture that is written; by default previews/recorded.json of the template.", HelpName = "FIXTURE" };
        var command = new Command(
            "record",
            """
            Calls the systems of sources.yaml once, as a send would but without its haste (each call has 30 seconds), and writes what they answer as a
            fixture for preview and check. The recipient, and what sources.yaml declares as personal, are replaced by stand-ins: the same value by the same
            stand-in. What sources.yaml names, such as INGEST_URL, is read from the environment.

            Exit code 0: the fixture is written, failures of sources included; 1: the template has errors; 2: the recording could not run.

              renderer record abandoned-cart --recipient 42
              renderer record abandoned-cart --recipient 42 --event event.json --out templates/abandoned-cart/previews/friday.json
            """)
        {
            name, recipient, happened, file,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new(
                parsed.GetValue(templates)!, parsed.GetValue(name)!, parsed.GetValue(recipient)!, parsed.GetValue(happened),
                parsed.GetValue(file) ?? new(Path.Combine(parsed.GetValue(templates)!.ToString(), parsed.GetValue(name)!, "previews", "recorded.json"))),
            parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Asked asked, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        if (TemplatesOption.Find(asked.Templates, [asked.Name], error) is not var (folder, _))
            return 2;
        try
        {
            var happened = asked.Event is { } file ? JsonElement.Parse(await File.ReadAllTextAsync(file.FullName, cancellationToken)) : (JsonElement?)null;
            await using var services = Services(folder);
            var callers = services.GetRequiredService<SourceCallers>();
            var compilation = new TemplateReader(folder, callers.Systems).Read(asked.Name);
            if (compilation.Template is not { } template)
            {
                FaultReport.Write(error, "text", [.. compilation.Faults.Where(f => f.Severity == Severity.Error)], 1);
                return 1;
            }
            await RecordAsync(template, asked, happened, callers, output, cancellationToken);
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            await error.WriteLineAsync(e is JsonException ? $"{asked.Event} is not JSON: {e.Message}" : e.Message);
            return 2;
        }
    }

    private static async Task RecordAsync(
        CompiledTemplate template, Asked asked, JsonElement? happened, SourceCallers callers, TextWriter output, CancellationToken cancellationToken)
    {
        var request = new RenderRequest { Recipient = JsonSerializer.SerializeToElement(new { id = asked.Recipient, email = "recipient@example.com" }), Event = happened };
        var now = TimeProvider.System.GetUtcNow();
        var sources = new RecordingSources(callers.ForSend(new SendRequest(asked.Name, request.Recipient, happened, null, "record")));
        var outcome = await template.RenderAsync(request, sources, new UnhurriedTime(), cancellationToken);
        asked.Out.Directory?.Create();
        await File.WriteAllTextAsync(asked.Out.FullName, FixtureWriter.Write(template, request, sources.Answers, callers.Systems, now), cancellationToken);
        foreach (var source in outcome.Report.Sources)
            await output.WriteLineAsync($"source {source.Name,-16} {source.Status,-8} {source.Error}".TrimEnd());
        await output.WriteLineAsync(asked.Out.ToString());
    }

    private static ServiceProvider Services(TemplateFolder folder) => new ServiceCollection()
        .AddLogging()
        .AddSingleton(TimeProvider.System)
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddEnvironmentVariables().Build())
        .AddSingleton(new SourcesOptions())
        .AddSingleton(Patience.OfAPerson)
        .AddSingleton(folder)
        .AddSources()
        .BuildServiceProvider();

    private sealed record Asked(DirectoryInfo Templates, string Name, string Recipient, FileInfo? Event, FileInfo Out);
}
