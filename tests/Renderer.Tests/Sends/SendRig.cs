using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Renderer.Delivery;
using Renderer.Engagement;
using Renderer.Hosting;
using Renderer.Messages;
using Renderer.Sends;

namespace Renderer.Tests.Sends;

/// <summary>The sending half over a file of its own, with the template, the mail server and the clock in the test's hand.</summary>
internal sealed class SendRig : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("renderer").FullName;
    private readonly RendererDatabase _database;

    public SendRig(DeliveryPolicy policy = DeliveryPolicy.AtLeastOnce)
    {
        Options = new() { DataPath = _folder, PublicUrl = "https://mail.example", LinkKey = new string('k', 32) };
        Delivery = new() { Policy = policy };
        _database = new(Path.Combine(_folder, "renderer.db"));
        Outbox = new(_database, Time);
        History = new(_database);
        Suppressions = new(_database, Time);
        Links = new(Options, new LinkKey(Options));
        Pipeline = new(
            Template, Template, Links, Suppressions, new MessageComposer(Links, Options, Time), new Courier(Server, Delivery, Time), Outbox, Delivery, Time);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
    public FakeTemplate Template { get; } = new();
    public FakeMailServer Server { get; } = new();
    public RendererOptions Options { get; }
    public DeliveryOptions Delivery { get; }
    public Outbox Outbox { get; }
    public SendHistory History { get; }
    public SuppressionList Suppressions { get; }
    public LinkSigner Links { get; }
    public SendPipeline Pipeline { get; }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static SendRequest Request(string key = "k1", string email = "ada@example.com") => new(
        "cart", JsonSerializer.SerializeToElement(new { id = "u1", email }), null, null, key);

    public async Task<string> AcceptAsync(string key = "k1") =>
        Assert.IsType<Intake.Accepted>(await Outbox.AcceptAsync(Request(key), Cancel)).Id;

    /// <summary>Takes what is due through the pipeline.</summary>
    public async Task<int> RunDueAsync()
    {
        var due = await Outbox.ClaimAsync(10, Cancel);
        foreach (var send in due)
            await Pipeline.RunAsync(send, Cancel);
        return due.Count;
    }

    /// <summary>A worker over the same outbox, as a restarted process would have it.</summary>
    public SendWorker Worker() =>
        new(Outbox, Pipeline, new SendSignal(), Options, Delivery, Time, NullLogger<SendWorker>.Instance);

    public SendRecord Find(string id) => History.Find(id) ?? throw new InvalidOperationException("No such send.");

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
