using System.Net.Http.Headers;
using Ingest.Hosting;
using Microsoft.Extensions.Configuration.Memory;
using Renderer.Hosting;
using Shop.Carts;
using Shop.Catalog;
using Shop.Inbox;
using Shop.Pages;

namespace Shop.Hosting;

/// <summary>The storefront, Ingest and Renderer in one process.</summary>
internal static class ShopHost
{
    public static WebApplication Build(ShopSettings settings, string[] args, Action<ILoggingBuilder>? logging = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory, // wwwroot, templates and triggers lie beside the program
            EnvironmentName = Environments.Development, // a sample on its own machine: mail goes to a folder
        });
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = settings.Configuration });
        logging?.Invoke(builder.Logging);

        builder.AddIngest();
        builder.AddRenderer();
        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(settings).AddSingleton<Mailbox>();
        builder.Services.AddHttpClient<SendsClient>(client =>
        {
            client.BaseAddress = new Uri(settings.Url);
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ShopSettings.SendKey);
        });

        var app = builder.Build();
        app.Urls.Add(settings.Url);
        app.UseStaticFiles();
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.MapRazorComponents<App>().DisableAntiforgery(); // pages have no forms of their own: CartEndpoints takes them
        app.MapCart();
        app.MapOffers();
        app.MapMail();
        app.MapIngest();
        app.MapRenderer();
        return app;
    }
}
