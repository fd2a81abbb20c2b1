using System.Text.Json;
using Renderer.Sends;
using TemplateLanguage.Planning;

namespace Renderer.Templates;

/// <summary>Compiles every template when the service starts, and renders it once for nobody: faults are told then, and the first send is as fast as the next.</summary>
internal sealed class TemplateStart(TemplateFolder folder, ITemplateCatalog templates, ILogger<TemplateStart> log) : IHostedService
{
    private static readonly JsonElement Nothing = JsonElement.Parse("{}");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var names = folder.Names;
        var ready = names.Select(templates.Find).OfType<ITemplate>().ToList();
        foreach (var template in ready)
            await template.RenderAsync(new() { Recipient = Nothing }, new Rehearsal(), cancellationToken);
        log.LogInformation("Renderer: {Ready} of {Count} templates in {Folder} can be sent.", ready.Count, names.Count, folder.Path);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private sealed class Rehearsal : ISourceCaller
    {
        public Task<SourceAnswer> CallAsync(SourceCall call, CancellationToken cancellationToken) => Task.FromResult<SourceAnswer>(new SourceAnswer.Value(Nothing));
    }
}
