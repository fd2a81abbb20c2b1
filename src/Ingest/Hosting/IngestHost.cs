using ServiceDefaults.Hosting;

namespace Ingest.Hosting;

/// <summary>Ingest alone in its process.</summary>
internal static class IngestHost
{
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = ServiceHost.CreateBuilder(args);
        if (builder.Environment.IsDevelopment() && string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
            builder.WebHost.UseUrls(IngestDefaults.Url);
        builder.Logging.KeepTracesFromOperators();
        builder.AddIngest();
        configure?.Invoke(builder);
        var app = builder.Build();
        app.MapIngest();
        return app;
    }

    /// <summary>The options that the service would have here, unchecked.</summary>
    public static IngestOptions Options() =>
        ServiceHost.CreateBuilder().Configuration.GetSection(IngestOptions.Section).Get<IngestOptions>() ?? new();
}
