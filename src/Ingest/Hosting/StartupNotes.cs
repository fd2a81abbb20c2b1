using Ingest.Log;
using Ingest.Triggers;

namespace Ingest.Hosting;

/// <summary>Says at the start which defaults and triggers are in use.</summary>
internal sealed class StartupNotes(IngestOptions options, IngestDatabase database, TriggerRules rules, IHostEnvironment environment, ILogger<StartupNotes> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        log.LogInformation("Ingest: data in {Data}.", options.DataPath);
        if (database.IsReadOnly)
            log.LogWarning("Ingest: {Data} cannot be written: reads are answered, events are refused until it can.", options.DataPath);
        foreach (var rule in rules.All)
            log.LogInformation("Ingest: trigger {Trigger} asks {Url} for {Template} after {Window}.", rule.Name, options.RendererUrl, rule.Template, rule.Window);
        // Only what everybody knows is ever written to a log.
        if (environment.IsDevelopment() && options.WriteKeys is [IngestDefaults.WriteKey])
            log.LogInformation("Ingest: the write key is {Key}, for Development only.", IngestDefaults.WriteKey);
        if (environment.IsDevelopment() && options.ReadKeys is [IngestDefaults.ReadKey])
            log.LogInformation("Ingest: the read key is {Key}, for Development only.", IngestDefaults.ReadKey);
        if (environment.IsDevelopment() && options.AdminKeys is [IngestDefaults.AdminKey])
            log.LogInformation("Ingest: the admin key is {Key}, for Development only.", IngestDefaults.AdminKey);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
