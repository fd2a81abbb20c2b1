using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Renderer.Delivery;
using Renderer.Engagement;
using Renderer.Messages;
using Renderer.Sends;
using Renderer.Sources.Caching;
using Renderer.Sources.Calls;
using Renderer.Sources.Execution;
using Renderer.Sources.Misbehaviour;
using Renderer.Sources.Safety;
using Renderer.Templates;
using ZiggyCreatures.Caching.Fusion;

namespace Renderer.Hosting;

/// <summary>Composes the renderer into a host.</summary>
public static class RendererHosting
{
    public static IHostApplicationBuilder AddRenderer(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddRendererMail();
        builder.Services.AddSends().AddSources().AddTemplates();
        builder.Services.AddHostedService<StartupNotes>();
        return builder;
    }

    /// <summary>What makes a message and hands it over, for hosts that render by themselves.</summary>
    internal static void AddRendererMail(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        // Its request log holds query strings, and those hold recipients.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        services.AddOptions<RendererOptions>().BindConfiguration(RendererOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RendererOptions>, RendererOptionsValidation>();
        services.AddSingleton<IPostConfigureOptions<RendererOptions>, RendererDefaults>();
        services.AddSingleton(p => p.GetRequiredService<IOptions<RendererOptions>>().Value);
        services.TryAddSingleton(TimeProvider.System);
        services.AddMessages().AddDelivery().AddEngagement();
    }

    public static IEndpointRouteBuilder MapRenderer(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapSends();
        routes.MapLinks();
        return routes;
    }

    private static IServiceCollection AddSends(this IServiceCollection services) => services
        .AddSingleton(p => new RendererDatabase(Path.Combine(p.GetRequiredService<RendererOptions>().DataPath, "renderer.db")))
        .AddSingleton<Outbox>()
        .AddSingleton<SendHistory>()
        .AddSingleton<SendSignal>()
        .AddSingleton<SendPipeline>()
        .AddHostedService<SendWorker>();

    private static IServiceCollection AddTemplates(this IServiceCollection services)
    {
        services.TryAddSingleton<ITemplateCatalog, TemplateCatalog>();
        return services
            .AddSingleton(p => new TemplateFolder(p.GetRequiredService<RendererOptions>().Templates))
            .AddHostedService<TemplateStart>()
            .AddSingleton(p => new TemplateReader(p.GetRequiredService<TemplateFolder>(), p.GetRequiredService<SourceCallers>().Systems, p.GetRequiredService<RendererOptions>().Limits));
    }

    /// <summary>What calls the declared systems. A host gives it <see cref="TemplateFolder"/> and the options.</summary>
    internal static IServiceCollection AddSources(this IServiceCollection services)
    {
        services.TryAddSingleton(p => p.GetRequiredService<RendererOptions>().Sources);
        services.AddSingleton(p => new SourceCache(p.GetRequiredService<SourcesOptions>(), p.GetRequiredService<ILogger<FusionCache>>()));
        foreach (var (name, isInternal) in ((string, bool)[])[(SystemClient.PublicHttp, false), (SystemClient.InternalHttp, true)])
        {
            services.AddHttpClient(name, http => http.Timeout = Timeout.InfiniteTimeSpan) // who calls has limits of its own; this one would be a timer a request
                .SetHandlerLifetime(Timeout.InfiniteTimeSpan) // a system's client lives as long as the service; its connections do not
                .RemoveAllLoggers() // they write addresses, and those hold recipients
                .ConfigurePrimaryHttpMessageHandler(p => SystemHttp.Create(isInternal, p.GetRequiredService<TimeProvider>()))
                .AddHttpMessageHandler(p => new MisbehavingHandler(p.GetRequiredService<TimeProvider>(), Random.Shared));
        }
        services.AddSingleton<SourceCallers>().AddHostedService<SourceStart>();
        services.TryAddSingleton<ISourceCallers>(p => p.GetRequiredService<SourceCallers>());
        return services;
    }

    private static IServiceCollection AddMessages(this IServiceCollection services) => services.AddSingleton<MessageComposer>();

    private static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.TryAddSingleton(p => new DeliveryOptions { Policy = p.GetRequiredService<RendererOptions>().Delivery });
        services.TryAddSingleton<IMailServer>(p => p.GetRequiredService<RendererOptions>() is { Smtp.Host: null or "" } options
            ? new PickupFolder(options.Pickup!)
            : new SmtpServer(p.GetRequiredService<RendererOptions>().Smtp, p.GetRequiredService<TimeProvider>()));
        return services.AddSingleton<Courier>();
    }

    private static IServiceCollection AddEngagement(this IServiceCollection services) => services
        .AddSingleton<LinkKey>()
        .AddSingleton<LinkSigner>()
        .AddSingleton<SuppressionList>();
}
