using System.Net.ServerSentEvents;
using Microsoft.Extensions.Options;
using Renderer.Engagement;
using Renderer.Hosting;
using Renderer.Sends;
using Renderer.Studio.Access;
using Renderer.Studio.Fixtures;
using Renderer.Studio.Inbox;
using Renderer.Studio.SendLog;
using Renderer.Studio.Trial;
using Renderer.Studio.Workshop;
using Renderer.Templates;

namespace Renderer.Studio;

/// <summary>Composes the studio into a host.</summary>
internal static class StudioHosting
{
    public static void AddStudio(this IHostApplicationBuilder builder)
    {
        builder.AddRendererMail();
        var services = builder.Services;
        services.AddOptions<StudioOptions>().BindConfiguration(StudioOptions.Section);
        services.AddSingleton(p => p.GetRequiredService<IOptions<StudioOptions>>().Value);
        services.AddSingleton<StudioSession>().AddSingleton<StudioAssets>();
        services.AddSingleton(p => new OpenFolder(new TemplateFolder(p.GetRequiredService<RendererOptions>().Templates)));
        services.AddSingleton<NewsDesk>().AddHostedService<WatchWorker>();
        services.AddSingleton(p => new FixtureFile(p.GetRequiredService<OpenFolder>().Folder));
        services.AddSingleton(p => new RendererDatabase(Log.TestsIn(p.GetRequiredService<RendererOptions>().DataPath)));
        services.AddSingleton<Outbox>().AddSingleton<SendHistory>().AddSingleton<TestSend>().AddSingleton<Log>();
        services.AddSingleton<PickupInbox>();
        services.AddSingleton<Trials>();
    }

    public static void MapStudio(this WebApplication app)
    {
        app.UseWhen(c => c.Request.Path.StartsWithSegments("/studio", StringComparison.Ordinal), branch => branch.UseMiddleware<StudioGate>());
        app.UseRouting(); // behind the gate
        app.MapGet("/", () => Results.Redirect("/studio"));
        app.MapGet("/studio", (StudioAssets assets, StudioSession session) =>
            Results.Content(assets.Text("index.html").Replace("{token}", session.Token, StringComparison.Ordinal), "text/html; charset=utf-8"));
        app.MapGet("/studio/assets/{**path}", (string path, StudioAssets assets) => assets.Get(path));
        app.MapSignIn();
        var api = app.MapGroup("/studio/api");
        api.MapGet("/events", (NewsDesk desk, IHostApplicationLifetime life, CancellationToken cancellationToken) => TypedResults.ServerSentEvents(Events(desk, life, cancellationToken)));
        api.MapTemplates();
        api.MapTrials();
        api.MapFixtures();
        api.MapRecord();
        api.MapInbox();
        api.MapSendLog();
        app.MapLinks(); // of the tests that were sent
    }

    /// <summary>Ends with the page and with the studio.</summary>
    private static async IAsyncEnumerable<SseItem<News>> Events(
        NewsDesk desk, IHostApplicationLifetime life, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, life.ApplicationStopping);
        await using var news = desk.ReadAsync(either.Token).GetAsyncEnumerator(CancellationToken.None);
        while (await NextAsync(news))
            yield return new(news.Current, news.Current.Kind);
    }

    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<News> news)
    {
        try
        {
            return await news.MoveNextAsync();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
