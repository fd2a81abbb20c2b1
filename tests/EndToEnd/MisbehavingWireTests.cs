using EndToEnd.Rig;

namespace EndToEnd;

/// <summary>One mail whose blocks read a server that goes wrong in every way: each block falls alone, and the mail leaves.</summary>
public sealed class MisbehavingWireTests : IDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _templates = new();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _data.Dispose();
        _templates.Dispose();
    }

    [Fact]
    public async Task Every_block_has_its_own_fate()
    {
        await using var node = await MisbehavingNode.StartAsync();
        await using var mail = await MailServer.StartAsync();
        WriteTemplate(node);
        await using var renderer = await Programs.Renderer(_data, "http://none.example", "http://none.example", mail, _templates.Path).StartAsync(_ct);

        for (var n = 1; n <= 2; n++) // the second finds connections that were kept
        {
            var send = await renderer.Client.FinalSendAsync(await renderer.Client.PostSendAsync(Request(n), _ct), _ct);

            Assert.Equal(("sent", null), (send.State, send.Reason));
            Assert.Equal(
                "closing ok, drip timeout, long not_json, ok ok, reset connect, short connect, silent timeout, tls connect",
                string.Join(", ", send.Sources.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key} {s.Value.Call!.Error ?? s.Value.Status}")));
            Assert.Equal(
                "closing body, drip fallback, long fallback, ok body, reset fallback, short fallback, silent fallback, tls fallback",
                string.Join(", ", send.Blocks.OrderBy(b => b.Key, StringComparer.Ordinal).Select(b => $"{b.Key} {b.Value}")));
            Assert.Equal("ok 1, closing 1", string.Join(", ", (await mail.NextAsync()).Text!.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));
        }
    }

    [Fact]
    public async Task Who_is_given_up_sees_the_connection_closed()
    {
        await using var node = await MisbehavingNode.StartAsync();
        await using var mail = await MailServer.StartAsync();
        WriteTemplate(node, "silent");
        await using var renderer = await Programs.Renderer(_data, "http://none.example", "http://none.example", mail, _templates.Path).StartAsync(_ct);

        var send = await renderer.Client.FinalSendAsync(await renderer.Client.PostSendAsync(Request(1), _ct), _ct);

        Assert.Equal(("sent", "late"), (send.State, send.Sources["silent"].Status));
        Assert.Equal("/silent", await node.ClosedAsync());
    }

    /// <summary>A block for each way, with a source that has its name.</summary>
    private void WriteTemplate(MisbehavingNode node, params string[] only)
    {
        _templates.File("sources.yaml", $$"""
            node: { base: "http://127.0.0.1:{{node.Port}}", internal: true, retry: 0, timeout: 60s, operations: { get: { get: "/{path}" } } }
            closing: { base: "http://127.0.0.1:{{node.ClosingPort}}", internal: true, retry: 1, timeout: 60s, operations: { get: { get: "/{path}" } } }
            tls: { base: "https://localhost:{{node.TlsPort}}", internal: true, timeout: 60s, operations: { get: { get: "/{path}" } } }
            """);
        string[] ways = only.Length > 0 ? only : ["ok", "reset", "drip", "short", "long", "silent", "closing", "tls"];
        var sources = ways.Select(w => $"{{% source {w} = {(w is "closing" or "tls" ? w : "node")}.get(path: '{w}') within {(w is "drip" or "silent" ? "500ms" : "60s")} %}}\n");
        var blocks = ways.Select(w => $"{{% block {w} %}}<mj-text>{w} {{{{ {w}.n }}}}</mj-text>{{% fallback %}}{{% endblock %}}");
        Directory.CreateDirectory(Path.Combine(_templates.Path, "mail"));
        _templates.File("mail/template.mjml",
            $"---\nsubject: Wire\nfrom: shop@example.com\ndeadline: 60s\n---\n{string.Concat(sources)}<mjml><mj-body><mj-section><mj-column>{string.Concat(blocks)}</mj-column></mj-section></mj-body></mjml>\n");
    }

    private static object Request(int n) => new { template = "mail", recipient = new { id = $"u{n}", email = $"u{n}@example.com" }, idempotency_key = $"k{n}" };
}
