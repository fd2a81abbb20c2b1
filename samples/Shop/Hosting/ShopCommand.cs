using System.CommandLine;
using Shop.Once;

namespace Shop.Hosting;

/// <summary>The command line of the sample.</summary>
internal static class ShopCommand
{
    public static RootCommand Create()
    {
        var once = new Option<bool>("--once")
        {
            Description = "Play one visitor over HTTP on a free port and a temporary data folder, show the mail, and exit; 0 when all of it worked.",
        };
        var offersDown = new Option<bool>("--offers-down") { Description = "Let the offers API fail: the mail leaves in time, with its fallback." };
        var urls = new Option<string>("--urls")
        {
            Description = "Address to listen on.",
            HelpName = "URL",
            DefaultValueFactory = _ => ShopSettings.DefaultUrl,
        };
        var data = new Option<string>("--data")
        {
            Description = "Folder for the databases and the mail, made when missing.",
            HelpName = "DIR",
            DefaultValueFactory = _ => "data",
        };
        var settings = new Argument<string[]>("SETTING")
        {
            Description = "Settings of both services, after --: -- --Renderer:Smtp:Host=localhost",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new RootCommand(
            """
            A small storefront with Ingest and Renderer in one process.

            Open the shop, sign in, put something into the cart and leave it alone for a few seconds: the mail appears in /inbox, with the
            timings of the data it was made of.
            """)
        {
            once, offersDown, urls, data, settings,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(urls) is not { Implicit: false } given)
                return;
            if (!Uri.TryCreate(given.GetValueOrDefault<string>(), UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp)
                result.AddError("--urls takes one http address, such as http://127.0.0.1:5091.");
        });
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(once)
            ? OneVisit.RunAsync(parsed.GetValue(offersDown), parsed.InvocationConfiguration.Output, cancellationToken)
            : OpenShop.RunAsync(
                new(parsed.GetValue(urls)!.TrimEnd('/'), Path.GetFullPath(parsed.GetValue(data)!), parsed.GetValue(offersDown)),
                parsed.GetValue(settings) ?? [], parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancellationToken));
        return command;
    }
}
