using EndToEnd.Rig;
using Microsoft.AspNetCore.Http;

namespace EndToEnd;

/// <summary>Sends to many people at the same time read Ingest in batches, and each gets what is its own.</summary>
public sealed class LiveBatchTests : IDisposable
{
    private const int People = 8;

    private readonly TemporaryFolder _ingestData = new();
    private readonly TemporaryFolder _rendererData = new();
    private readonly TemporaryFolder _templates = new();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _ingestData.Dispose();
        _rendererData.Dispose();
        _templates.Dispose();
    }

    [Fact]
    public async Task Cart_activity_and_profile_are_asked_for_together()
    {
        var (came, all) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        // Holds all sends until the last is there: then they ask Ingest at the same time.
        await using var gate = await FakeSystem.StartAsync(
            async http =>
            {
                if (Interlocked.Increment(ref came) == People)
                    all.SetResult();
                await all.Task.WaitAsync(http.RequestAborted);
                await http.Response.WriteAsync("""{"open":true}""", http.RequestAborted);
            }, _ct);
        WriteTemplate(gate.Url);
        await using var ingest = await Programs.Ingest(_ingestData).StartAsync(_ct);
        await SegmentClient.SendAsync(ingest.Url, Programs.WriteKey, Enumerable.Range(1, People).SelectMany(Visit), _ct);
        await using var mail = await MailServer.StartAsync();
        await using var renderer = await Programs.Renderer(_rendererData, ingest.Url, gate.Url, mail, _templates.Path, "--Renderer:Sources:BatchWindow", "00:00:00.100").StartAsync(_ct);

        var sends = new List<Send>();
        foreach (var id in await Task.WhenAll(Enumerable.Range(1, People).Select(n => renderer.Client.PostSendAsync(Request(n), _ct))))
            sends.Add(await renderer.Client.FinalSendAsync(id, _ct));

        Assert.All(sends, s => Assert.Equal(("sent", null), (s.State, s.Reason)));
        var subjects = new List<string?>();
        for (var i = 0; i < People; i++)
            subjects.Add((await mail.NextAsync()).Subject);
        Assert.Equal(Enumerable.Range(1, People).Select(n => $"Mug {n}, Tray {n}, u{n}@example.com"), subjects.Order(StringComparer.Ordinal));
        foreach (var source in (string[])["cart", "viewed", "person"])
        {
            var calls = sends.Select(s => s.Sources[source].Call!).ToList();
            Assert.All(calls, c => Assert.Equal((1, null), (c.Attempts, c.Error)));
            Assert.Contains(calls, c => c is { Cache: "batched", Batch: > 1 });
        }
    }

    private void WriteTemplate(string gate)
    {
        const string ingest = "{ base: \"${INGEST_URL}\", internal: true, timeout: 20s, auth: { bearer: \"${INGEST_TOKEN}\" }, api: ";
        _templates.File("sources.yaml", $$"""
            gate: { base: "{{gate}}", internal: true, timeout: 20s, operations: { pass: { get: "/{user}" } } }
            carts: {{ingest}}carts }
            activity: {{ingest}}activity }
            profile: {{ingest}}profile }
            """);
        Directory.CreateDirectory(Path.Combine(_templates.Path, "mail"));
        _templates.File("mail/template.mjml", """
            ---
            subject: "{{ cart.items[0].name }}, {{ viewed.items[0].name }}, {{ person.email }}"
            from: "shop@example.com"
            deadline: 60s
            ---
            {% source gate = gate.pass(user: recipient.id) within 20s required %}
            {% source cart = carts.current(user: recipient.id) within 20s when gate.open required %}
            {% source viewed = activity.recent(user: recipient.id, type: 'Product Viewed', limit: 1) within 20s when gate.open required %}
            {% source person = profile.get(user: recipient.id) within 20s when gate.open required %}
            <mjml><mj-body><mj-section><mj-column><mj-text>Hello</mj-text></mj-column></mj-section></mj-body></mjml>
            """);
    }

    private static IEnumerable<SegmentCall> Visit(int n) =>
    [
        new("identify", new { userId = $"u{n}", traits = new { email = $"u{n}@example.com" } }),
        new("track", new { userId = $"u{n}", @event = "Product Viewed", properties = LiveData.Product("tray", $"Tray {n}", 39) }),
        new("track", new { userId = $"u{n}", @event = "Product Added", properties = LiveData.Product("mug", $"Mug {n}", 14) }),
    ];

    private static object Request(int n) => new { template = "mail", recipient = new { id = $"u{n}", email = $"u{n}@example.com" }, idempotency_key = $"k{n}" };
}
