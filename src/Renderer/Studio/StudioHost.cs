using Microsoft.Extensions.Configuration.Memory;
using Renderer.Hosting;
using Renderer.Studio.Access;
using ServiceDefaults.Hosting;

namespace Renderer.Studio;

/// <summary>The studio alone in its process.</summary>
internal static class StudioHost
{
    /// <exception cref="InvalidOperationException">It would be open to others without a key; the message says what to do.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = ServiceHost.CreateBuilder(args);
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
            builder.WebHost.UseUrls(RendererDefaults.StudioUrl);
        var urls = builder.Configuration[WebHostDefaults.ServerUrlsKey]!.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        // The links in a test lead back to where it was sent from.
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = [.. RendererDefaults.Variables, new($"{RendererOptions.Section}:{nameof(RendererOptions.PublicUrl)}", urls[0])],
        });
        if (Bindings.Refuse(urls, builder.Configuration[$"{StudioOptions.Section}:{nameof(StudioOptions.Key)}"]) is { } refusal)
            throw new InvalidOperationException(refusal);
        builder.Logging.KeepTracesFromOperators();
        builder.AddStudio();
        configure?.Invoke(builder);
        var app = builder.Build();
        app.MapStudio();
        return app;
    }
}
