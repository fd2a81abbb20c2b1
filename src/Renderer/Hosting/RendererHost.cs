namespace Renderer.Hosting;

/// <summary>The renderer alone in its process.</summary>
internal static class RendererHost
{
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        if (builder.Environment.IsDevelopment() && string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
            builder.WebHost.UseUrls(RendererDefaults.Url);
        builder.AddRenderer();
        configure?.Invoke(builder);
        var app = builder.Build();
        app.MapRenderer();
        return app;
    }
}
