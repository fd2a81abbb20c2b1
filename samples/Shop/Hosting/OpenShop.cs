using Microsoft.AspNetCore.Connections;

namespace Shop.Hosting;

/// <summary>Keeps the shop open until it is interrupted.</summary>
internal static class OpenShop
{
    public static async Task<int> RunAsync(
        ShopSettings settings, string[] args, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        await using var app = ShopHost.Build(settings, args, Quiet);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await error.WriteLineAsync($"{settings.Url} is in use: stop what listens there, or choose another address with --urls http://127.0.0.1:5091.");
            return 1;
        }
        await output.WriteLineAsync(
            $"""

              Shop    {settings.Url}
              Inbox   {settings.Url}/inbox
              Data    {settings.DataPath}

            Sign in, put something into the cart, leave it alone for a few seconds: the mail appears in the inbox. Ctrl+C ends.

            """);
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    // What the services say is of interest, the host's own words are not; a failed start is told by the exception.
    private static void Quiet(ILoggingBuilder logging) =>
        logging.AddFilter("Microsoft", LogLevel.Error).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
}
