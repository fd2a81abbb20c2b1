using Renderer.Sends;

namespace Renderer.Templates;

/// <summary>Compiles every template when the service starts: faults are told then, and the first send is as fast as the next.</summary>
internal sealed class TemplateStart(TemplateFolder folder, ITemplateCatalog templates, ISourceCallers callers, ILogger<TemplateStart> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = callers; // asked for here, so that a fault of sources.yaml ends the start
        var names = folder.Names;
        var ready = names.Count(name => templates.Find(name) is not null);
        log.LogInformation("Renderer: {Ready} of {Count} templates in {Folder} can be sent.", ready, names.Count, folder.Path);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
