using EndToEnd.Rig;

namespace EndToEnd;

public sealed class RendererDoorsTests(RendererDoorsTests.RunningRenderer running) : IClassFixture<RendererDoorsTests.RunningRenderer>
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, 400, "no_body", null)]
    [InlineData("", 400, "no_body", null)]
    [InlineData("{ \"template\": ", 400, "not_json", null)]
    [InlineData("[]", 400, "bad_send", "")]
    [InlineData("{}", 400, "bad_send", "template")]
    [InlineData("{}", 400, "bad_send", "recipient")]
    [InlineData("{}", 400, "bad_send", "idempotency_key")]
    [InlineData("""{ "template": 7, "recipient": { "email": "ada@example.com" }, "idempotency_key": "k" }""", 400, "bad_send", "template")]
    [InlineData("""{ "template": "abandoned-cart", "recipient": "ada", "idempotency_key": "k" }""", 400, "bad_send", "recipient")]
    [InlineData("""{ "template": "abandoned-cart", "recipient": { "email": "ada" }, "idempotency_key": "k" }""", 400, "bad_send", "recipient.email")]
    [InlineData("""{ "template": "abandoned-cart", "recipient": { "email": "ada@example.com\r\nBcc: eve@example.com" }, "idempotency_key": "k" }""", 400, "bad_send", "recipient.email")]
    [InlineData("""{ "template": "no-such", "recipient": { "email": "ada@example.com" }, "idempotency_key": "k" }""", 422, "unknown_template", "template")]
    [InlineData("""{ "template": "../abandoned-cart", "recipient": { "email": "ada@example.com" }, "idempotency_key": "k" }""", 422, "unknown_template", "template")]
    [InlineData("""{ "template": "unknown-source", "recipient": { "email": "ada@example.com" }, "idempotency_key": "k" }""", 422, "unknown_template", "template")]
    [InlineData(Doors.TenMegabytes, 413, "too_large", null)]
    public async Task A_send_that_cannot_be_accepted(string? body, int status, string code, string? field)
    {
        using var response = await running.Service.KnockAsync("POST", "/v1/sends", body, Programs.SendKey, _ct);

        await response.AssertProblemAsync(status, code, field, _ct);
    }

    [Theory]
    [InlineData("POST", "/v1/sends", null)]
    [InlineData("POST", "/v1/sends", "wrong")]
    [InlineData("POST", "/v1/sends", Programs.WriteKey)]
    [InlineData("GET", "/v1/sends", "wrong")]
    [InlineData("GET", "/v1/sends/any", null)]
    public async Task A_wrong_key(string method, string path, string? key)
    {
        using var response = await running.Service.KnockAsync(method, path, method == "POST" ? "{}" : null, key, _ct);

        await response.AssertProblemAsync(401, "wrong_key", null, _ct);
    }

    [Theory]
    [InlineData("/v1/sends/no-such", 404, "unknown_send", null)]
    [InlineData("/v1/sends?limit=many", 400, "bad_limit", "limit")]
    [InlineData("/v1/sends?limit=0", 400, "bad_limit", "limit")]
    [InlineData("/m/forged/unsubscribe", 404, "unknown_link", null)]
    [InlineData("/m/forged/view", 404, "unknown_link", null)]
    public async Task A_question_without_an_answer(string path, int status, string code, string? field)
    {
        using var response = await running.Service.KnockAsync("GET", path, null, Programs.SendKey, _ct);

        await response.AssertProblemAsync(status, code, field, _ct);
    }

    public sealed class RunningRenderer : IAsyncLifetime
    {
        private readonly TemporaryFolder _data = new();
        private readonly TemporaryFolder _templates = new();

        internal Service Service { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Folders.Copy(Programs.Templates, _templates.Path);
            var unknown = Directory.CreateDirectory(Path.Combine(_templates.Path, "unknown-source")).FullName;
            await File.WriteAllTextAsync(Path.Combine(unknown, "template.mjml"),
                """
                ---
                subject: "A mail that reads what nobody offers"
                ---
                {% source weather = weather.today() %}
                <mjml><mj-body><mj-section><mj-column><mj-text>{{ weather.text }}</mj-text></mj-column></mj-section></mj-body></mjml>
                """);
            var nobody = Ports.FreeUrl();
            Service = Programs.Renderer(_data, nobody, nobody, mail: null, _templates.Path);
            await Service.StartAsync(TestContext.Current.CancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            if (Service is not null)
                await Service.DisposeAsync();
            _data.Dispose();
            _templates.Dispose();
        }
    }
}
