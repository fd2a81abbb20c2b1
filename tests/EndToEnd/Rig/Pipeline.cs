namespace EndToEnd.Rig;

/// <summary>All of it, each in its own process: Segment's client → Ingest → (a gate) → Renderer → npm's mail server.</summary>
internal sealed class Pipeline : IAsyncDisposable
{
    private readonly FakeSystem _offers;

    private Pipeline(MailServer mail, FakeSystem offers, GatedProxy between, Service ingest, Service renderer)
    {
        _offers = offers;
        Mail = mail;
        Between = between;
        Ingest = ingest;
        Renderer = renderer;
    }

    public MailServer Mail { get; }

    /// <summary>Where Ingest asks for sends.</summary>
    public GatedProxy Between { get; }

    public Service Ingest { get; }

    public Service Renderer { get; }

    public static async Task<Pipeline> StartAsync(TemporaryFolder ingestData, TemporaryFolder rendererData, CancellationToken cancellationToken)
    {
        var mail = await MailServer.StartAsync();
        var offers = await new LiveData().StartAsync(cancellationToken);
        var between = await GatedProxy.StartAsync(cancellationToken);
        var ingest = Programs.Ingest(ingestData, Triggers.Quick(ingestData), between.Url);
        var renderer = Programs.Renderer(rendererData, ingest.Url, offers.Url, mail, PatientTemplates.In(rendererData));
        between.Target(renderer.Url);
        var pipeline = new Pipeline(mail, offers, between, ingest, renderer);
        await Task.WhenAll(ingest.StartAsync(cancellationToken), renderer.StartAsync(cancellationToken));
        return pipeline;
    }

    /// <summary>From now on nothing is held between the services.</summary>
    public void LetThrough()
    {
        Between.Before.Open();
        Between.After.Open();
    }

    /// <summary>Somebody looks at a tray, puts a mug and a blanket into the cart, and goes. Ends when Ingest has all of it on disk.</summary>
    public Task LeaveCartAsync(string user, CancellationToken cancellationToken) => SegmentClient.SendAsync(
        Ingest.Url, Programs.WriteKey,
        [
            new("identify", new { userId = user, traits = new { email = $"{user}@example.com", first_name = "Ada" } }),
            new("track", new { userId = user, @event = "Product Viewed", properties = LiveData.Product("oak-tray", "Oak tray", 39) }),
            new("track", new { userId = user, @event = "Product Added", properties = LiveData.Product("enamel-mug", "Enamel mug", 14) }),
            new("track", new { userId = user, @event = "Product Added", properties = LiveData.Product("wool-blanket", "Wool blanket", 89) }),
        ],
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Ingest.DisposeAsync();
        await Renderer.DisposeAsync();
        await Between.DisposeAsync();
        await _offers.DisposeAsync();
        await Mail.DisposeAsync();
    }
}
