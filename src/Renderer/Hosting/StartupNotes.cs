namespace Renderer.Hosting;

/// <summary>Says at the start which defaults are in use.</summary>
internal sealed class StartupNotes(RendererOptions options, IHostEnvironment environment, ILogger<StartupNotes> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var mail = options.Smtp.Host is { Length: > 0 } host ? $"SMTP {host}:{options.Smtp.Port}" : $"pickup folder {options.Pickup}";
        log.LogInformation("Renderer: data in {Data}, mail to {Mail}, links begin with {Url}.", options.DataPath, mail, options.PublicUrl);
        if (environment.IsDevelopment() && options.SendKeys is [RendererDefaults.SendKey])
            log.LogInformation("Renderer: the send key is {Key}, for Development only.", RendererDefaults.SendKey);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
