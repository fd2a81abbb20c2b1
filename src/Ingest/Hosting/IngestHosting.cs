using Ingest.Audit;
using Ingest.Collect;
using Ingest.Collect.CloudEvents;
using Ingest.Collect.Firehose;
using Ingest.Collect.Ga4;
using Ingest.Collect.Mixpanel;
using Ingest.Collect.Segment;
using Ingest.Collect.Shopify;
using Ingest.Collect.Snippet;
using Ingest.Collect.Sources;
using Ingest.Collect.Webhooks;
using Ingest.Declarations;
using Ingest.LiveApi;
using Ingest.LiveApi.GraphQl;
using Ingest.Log;
using Ingest.Processing;
using Ingest.Processing.Catalog;
using Ingest.Triggers;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Ingest.Hosting;

/// <summary>Composes Ingest into a host.</summary>
public static class IngestHosting
{
    public static IHostApplicationBuilder AddIngest(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        // Its request log holds paths, and those hold people's ids.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        services.AddOptions<IngestOptions>().BindConfiguration(IngestOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<IngestOptions>, IngestOptionsValidation>();
        services.AddSingleton<IPostConfigureOptions<IngestOptions>, IngestDefaults>();
        services.AddSingleton(p => p.GetRequiredService<IOptions<IngestOptions>>().Value);
        services.TryAddSingleton(TimeProvider.System);
        services.AddDeclarations().AddLog().AddTriggers().AddProcessing().AddCollect().AddLiveApi();
        services.AddHostedService<StartupNotes>();
        return builder;
    }

    public static IEndpointRouteBuilder MapIngest(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapSnippet();
        routes.MapSegment();
        routes.MapMixpanel();
        routes.MapGa4();
        routes.MapCloudEvents();
        routes.MapFirehose();
        routes.MapWebhooks();
        routes.MapShopify();
        routes.MapLive();
        routes.MapGraphQl();
        routes.MapSchemas();
        routes.MapOpenApi();
        routes.MapUsers();
        routes.MapEvents();
        routes.MapAudit();
        routes.MapDeadLetters();
        routes.MapTriggers();
        return routes;
    }

    // Faults of the files are the options' validation's to tell; what is read here was found good.
    private static IServiceCollection AddDeclarations(this IServiceCollection services) =>
        services.AddSingleton(p => p.GetRequiredService<IngestOptions>().IngestFile() is { } path
            ? IngestFile.Read(File.ReadAllText(path), new(Environment.GetEnvironmentVariable)).File
            : IngestFile.Empty);

    private static IServiceCollection AddLog(this IServiceCollection services) =>
        services
            .AddSingleton(p => p.GetRequiredService<IngestOptions>().Open(p.GetRequiredService<TimeProvider>()))
            .AddHostedService<StartupReplay>() // first: all that follows looks at states
            .AddHostedService<WriteBehindWorker>();

    private static IServiceCollection AddTriggers(this IServiceCollection services)
    {
        services.AddHttpClient(RendererClient.Name, client =>
        {
            client.Timeout = TimeSpan.FromSeconds(10); // the renderer answers when a send is on its disk
            client.MaxResponseContentBufferSize = 64 * 1024; // an id, or a problem document
        }).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false }); // the key goes to the configured address only
        services.TryAddSingleton<IRendererClient, RendererClient>();
        return services
            .AddSingleton(p => p.GetRequiredService<IngestOptions>().TriggersFile() is { } path
                ? TriggersFile.Read(File.ReadAllText(path)).Rules
                : new TriggerRules([]))
            .AddSingleton<TimerSignal>()
            .AddSingleton<OutboxSignal>()
            .AddHostedService<TimerWorker>()
            .AddHostedService<OutboxWorker>();
    }

    private static IServiceCollection AddProcessing(this IServiceCollection services)
    {
        services.AddHttpClient(ApiCatalog.ClientName, client => client.MaxResponseContentBufferSize = 64 * 1024)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        return services
            .AddSingleton(p => p.GetRequiredService<IngestFile>().Rules)
            .AddSingleton(p => p.GetRequiredService<IngestFile>().Retention)
            .AddSingleton<IProductCatalog>(p => p.GetRequiredService<IngestFile>().Catalog switch
            {
                null => new NoCatalog(),
                { File: { } path } => FileCatalog.Read(path).Catalog!,
                var settings => ActivatorUtilities.CreateInstance<ApiCatalog>(p, settings),
            })
            .AddSingleton<Enricher>()
            .AddSingleton<IIntake, EventPipeline>()
            .AddSingleton<Erasure>()
            .AddSingleton<Auditor>()
            .AddSingleton<RetentionWorker>()
            .AddHostedService(p => p.GetRequiredService<RetentionWorker>());
    }

    private static IServiceCollection AddLiveApi(this IServiceCollection services) => services
        .AddSingleton<KeyRing>()
        .AddSingleton<LiveSchema>()
        .AddSingleton<Replaying>()
        .AddHostedService<Rehearsal>();

    private static IServiceCollection AddCollect(this IServiceCollection services) => services
        .AddSingleton(p => SourceRegistry.Of(p.GetRequiredService<IngestOptions>(), p.GetRequiredService<IngestFile>().Sources))
        .AddSingleton<RateLimits>()
        .AddSingleton<BodyBudget>()
        .AddSingleton<Replays>()
        .AddSingleton<Collector>();
}
