using System.Net;
using System.Net.Sockets;
using Shop.Catalog;
using Shop.Hosting;
using Shop.Inbox;

namespace Shop.Once;

/// <summary><c>--once</c>: one visitor from the first page to the mail, and whether all of it worked.</summary>
internal static class OneVisit
{
    private const string Email = "ada@example.com";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60); // a slow machine's; the trigger waits five

    public static async Task<int> RunAsync(bool offersDown, TextWriter output, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        var journal = new Journal(output, time);
        var data = Directory.CreateTempSubdirectory("shop-");
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            var settings = new ShopSettings($"http://127.0.0.1:{FreePort()}", data.FullName, offersDown);
            await using var app = ShopHost.Build(settings, [], logging => logging.SetMinimumLevel(LogLevel.Error));
            await app.StartAsync(either.Token);
            await journal.NoteAsync("Open", $"{settings.Url}{(offersDown ? ", offers down" : "")}");
            using var visitor = new Visitor(settings.Url, time);
            await VisitAsync(visitor, journal, either.Token);
            var send = await WaitAsync(app.Services.GetRequiredService<SendsClient>(), time, either.Token);
            await journal.NoteAsync(send.State, $"send {send.Id}{(send.Reason is { } reason ? $": {reason}" : "")}");
            var mail = await app.Services.GetRequiredService<Mailbox>().FindAsync(send.Id, either.Token);
            await MailSummary.WriteAsync(send, mail, output);
            MailCheck.Run(send, mail, offersDown);
            await journal.NoteAsync("Done", offersDown ? "the mail left in time, with its fallback" : "the mail is what it should be");
            await app.StopAsync(either.Token);
            return 0;
        }
        catch (VisitException e)
        {
            await journal.NoteAsync("Failed", e.Message);
            return 1;
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            await journal.NoteAsync("Failed", $"No mail within {Patience.TotalSeconds} s.");
            return 1;
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task VisitAsync(Visitor visitor, Journal journal, CancellationToken cancellationToken)
    {
        await visitor.OpenAsync("/", cancellationToken);
        foreach (var (product, adds) in MailCheck.Visited)
        {
            var page = await visitor.OpenAsync(product.Path, cancellationToken);
            await visitor.TrackAsync(page, "Product Viewed", cancellationToken);
            await journal.NoteAsync("Viewed", product.Name);
            if (!adds)
                continue;
            await visitor.TrackAsync(page, "Product Added", cancellationToken);
            await visitor.SubmitAsync("/cart/add", new() { ["product"] = product.Id }, cancellationToken);
            await journal.NoteAsync("Added", $"{product.Name}, {Money.Write(product.Price)}");
        }
        var account = await visitor.SubmitAsync("/sign-in", new() { ["name"] = "Ada", ["email"] = Email }, cancellationToken);
        await visitor.IdentifyAsync(account, cancellationToken);
        await journal.NoteAsync("Signed in", Email);
        await journal.NoteAsync("Left", "without checking out");
    }

    private static async Task<SendDocument> WaitAsync(SendsClient sends, TimeProvider time, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await sends.ListAsync(Email, cancellationToken) is [{ IsFinal: true } send, ..])
                return send;
            await Task.Delay(TimeSpan.FromMilliseconds(100), time, cancellationToken);
        }
    }

    // Both services are told the address before anything listens there, so the port must be known first.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
