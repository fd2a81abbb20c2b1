using Microsoft.Extensions.Configuration.Memory;

namespace Renderer.Hosting;

/// <summary>The renderer alone in its process.</summary>
internal static class RendererHost
{
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        if (builder.Environment.IsDevelopment() && string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
            builder.WebHost.UseUrls(RendererDefaults.Url);
        if (builder.Environment.IsDevelopment())
            ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new MemoryConfigurationSource { InitialData = RendererDefaults.Variables });
        // Why a start failed is told by whoever asked for it; a stack trace beside it helps nobody.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.AddRenderer();
        configure?.Invoke(builder);
        var app = builder.Build();
        app.MapRenderer();
        return app;
    }
}
