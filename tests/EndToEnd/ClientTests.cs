using EndToEnd.Rig;

namespace EndToEnd;

/// <summary>The protocols' own clients, unmodified, against Ingest.</summary>
public sealed class ClientTests : IDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("gzip")]
    public async Task Segments_client_tries_again_and_every_call_counts_once(string packing)
    {
        await using var ingest = await Programs.Ingest(_data).StartAsync(_ct);
        await using var proxy = await FlakyProxy.StartAsync(ingest.Url, _ct);
        SegmentCall[] calls =
        [
            new("track", new { userId = "u1", @event = "Product Added", properties = new { product_id = "mug" } }),
            new("track", new { userId = "u1", @event = "Product Added", properties = new { product_id = "tray" } }),
            new("page", new { userId = "u1", name = "Cart" }),
            new("screen", new { userId = "u1", name = "Cart" }),
            new("group", new { userId = "u1", groupId = "g1" }),
            new("identify", new { userId = "u1", traits = new { email = "ada@example.com" } }),
        ];

        var (exit, said) = await SegmentClient.TrySendAsync(proxy.Url, Programs.WriteKey, calls, 10, packing, _ct);

        Assert.True(exit == 0, said);
        Assert.True(proxy.Requests >= 4, $"{proxy.Requests} requests");
        Assert.Equal("1 mug, 1 tray", await ingest.CartAsync("u1", _ct));
        Assert.Equal("ada@example.com", (await ingest.LiveAsync("u1", "profile", _ct)).GetProperty("email").GetString());
    }

    [Fact]
    public async Task Segments_client_is_told_that_its_key_is_wrong()
    {
        await using var ingest = await Programs.Ingest(_data).StartAsync(_ct);

        var (exit, said) = await SegmentClient.TrySendAsync(ingest.Url, "wrong", [new("track", new { userId = "u1", @event = "x" })], 0, "", _ct);

        Assert.Equal(1, exit);
        Assert.Contains("401", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mixpanels_client_fills_a_cart_and_says_whose_it_is()
    {
        await using var ingest = await Programs.Ingest(_data).StartAsync(_ct);

        var (exit, said) = await RunAsync("mixpanel.mjs", new Uri(ingest.Url).Authority, Programs.WriteKey);

        Assert.True(exit == 0, said);
        Assert.Equal("1 lamp, 1 mug, 1 tote ä+/, 1 tray", await ingest.CartAsync("u1", _ct));
        Assert.Equal("ada@example.com", (await ingest.LiveAsync("u1", "profile", _ct)).GetProperty("email").GetString());
    }

    /// <summary>What those send who do not try again themselves: their users do, and see why.</summary>
    public static TheoryData<string, string, string, string, string[]> Clients => new()
    {
        // program, path, user, cart, what was seen
        { "mixpanel.mjs", "", "u1", "1 lamp, 1 mug, 1 tote ä+/, 1 tray", ["Mixpanel Server Error: come again\nECONNRESET\nMixpanel Server Error: come again"] },
        { "cloud-events.mjs", "/v1/cloudevents", "u1", "1 lamp, 1 mug, 1 tote, 1 tray, 1 vase", ["binary \"come again\"\nbinary \"ECONNRESET\"\nbinary \"come again\"\nbinary \"\"\n"] },
        { "shopify.mjs", "/v1/shopify/northwind", "501", "2 11", ["w0 carts/update 503\nw1 carts/create no answer\nw1 carts/create 429\nw1 carts/create 200\n"] },
    };

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task What_was_refused_or_got_no_answer_and_is_sent_again_counts_once(string program, string path, string user, string cart, string[] seen)
    {
        await using var ingest = await ShopAsync();
        await using var proxy = await FlakyProxy.StartAsync(ingest.Url, _ct);

        var (exit, said) = await RunAsync(program, Address(proxy.Url, path), Programs.WriteKey, "again");

        Assert.True(exit == 0, said);
        Assert.All(seen, s => Assert.Contains(s, said, StringComparison.Ordinal));
        Assert.Equal(cart, await ingest.CartAsync(user, _ct));
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task What_is_packed_on_its_way_is_taken(string program, string path, string user, string cart, string[] seen)
    {
        await using var ingest = await ShopAsync();
        await using var proxy = await FlakyProxy.StartPackingAsync(ingest.Url, _ct);

        var (exit, said) = await RunAsync(program, Address(proxy.Url, path), Programs.WriteKey);

        Assert.True(exit == 0, said);
        Assert.All(seen, s => Assert.DoesNotContain(s, said, StringComparison.Ordinal));
        Assert.True(proxy.Packed > 0);
        Assert.Equal(cart, await ingest.CartAsync(user, _ct));
    }

    [Fact]
    public async Task Mixpanels_client_is_told_that_its_key_is_wrong()
    {
        await using var ingest = await Programs.Ingest(_data).StartAsync(_ct);

        var (exit, said) = await RunAsync("mixpanel.mjs", new Uri(ingest.Url).Authority, "wrong");

        Assert.Equal(1, exit);
        Assert.Contains("Mixpanel Server Error: 0", said, StringComparison.Ordinal);
        Assert.Contains("no write key", said, StringComparison.Ordinal); // the verbose one
        Assert.Contains("\"status\":\"Unauthorized\"", said, StringComparison.Ordinal); // an import
    }

    [Fact]
    public async Task CloudEvents_SDK_sends_in_every_mode_and_repeats_count_once()
    {
        await using var ingest = await Programs.Ingest(_data).StartAsync(_ct);

        var (exit, said) = await RunAsync("cloud-events.mjs", ingest.Url + "/v1/cloudevents", Programs.WriteKey);

        Assert.True(exit == 0, said);
        Assert.Equal("binary \"\"\nstructured \"\"\ngzip 204\nbatch 204\nbinary \"\"\nstructured \"\"\ngzip 204\nbatch 204", said);
        Assert.Equal("1 lamp, 1 mug, 1 tote, 1 tray, 1 vase", await ingest.CartAsync("u1", _ct));
        var mug = (await ingest.LiveAsync("u1", "cart", _ct)).GetProperty("items")[0];
        Assert.Equal("Größe \"M\"", mug.GetProperty("name").GetString());
    }

    [Fact]
    public async Task CloudEvents_SDK_is_told_that_its_key_is_wrong()
    {
        await using var ingest = await Programs.Ingest(_data).StartAsync(_ct);

        var (_, said) = await RunAsync("cloud-events.mjs", ingest.Url + "/v1/cloudevents", "wrong");

        Assert.Contains("wrong_key", said, StringComparison.Ordinal);
        Assert.Contains("batch 401", said, StringComparison.Ordinal);
        Assert.Equal("", await ingest.CartAsync("u1", _ct));
    }

    [Theory]
    [InlineData("the secret")]
    [InlineData("the one before")]
    public async Task Shopifys_webhooks_signed_elsewhere_replace_the_cart(string secret)
    {
        await using var ingest = await Programs.Ingest(
            _data, declarations: "sources: { northwind: { protocols: shopify, secrets: [the secret, the one before] } }").StartAsync(_ct);

        var (exit, said) = await RunAsync("shopify.mjs", ingest.Url + "/v1/shopify/northwind", secret);

        Assert.True(exit == 0, said);
        Assert.Equal("w0 carts/update 401\nw1 carts/create 200\nw2 carts/update 200\nw2 carts/update 200\nw3 checkouts/create 200", said);
        Assert.Equal("2 11", await ingest.CartAsync("501", _ct));
        Assert.Equal("ada@example.com", (await ingest.LiveAsync("501", "profile", _ct)).GetProperty("email").GetString());
    }

    /// <summary>Ingest, with a source whose secret is a write key as well.</summary>
    private Task<Service> ShopAsync() =>
        Programs.Ingest(_data, declarations: $"sources: {{ northwind: {{ protocols: shopify, secrets: {Programs.WriteKey} }} }}").StartAsync(_ct);

    /// <summary>Mixpanel's client wants a host and a port.</summary>
    private static string Address(string url, string path) => path.Length == 0 ? new Uri(url).Authority : url + path;

    private async Task<(int Exit, string Said)> RunAsync(string script, params string[] arguments)
    {
        await using var node = Node.Start(script, arguments);
        return (await node.ExitAsync(_ct), node.Said);
    }
}
