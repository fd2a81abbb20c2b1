using Microsoft.Extensions.Configuration.Memory;
using ServiceDefaults.Hosting;

namespace Renderer.Hosting;

/// <summary>The renderer alone in its process.</summary>
internal static class RendererHost
{
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = ServiceHost.CreateBuilder(args);
        if (builder.Environment.IsDevelopment() && string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
            builder.WebHost.UseUrls(RendererDefaults.Url);
        if (builder.Environment.IsDevelopment())
            ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new MemoryConfigurationSource { InitialData = RendererDefaults.Variables });
        builder.Logging.KeepTracesFromOperators();
        builder.AddRenderer();
        configure?.Invoke(builder);
        var app = builder.Build();
        app.MapRenderer();
        return app;
    }
}
