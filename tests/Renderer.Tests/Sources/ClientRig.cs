using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using Renderer.Sources.Calls;
using Renderer.Sources.Declarations;
using Renderer.Sources.Requests;
using Renderer.Templates;

namespace Renderer.Tests.Sources;

/// <summary>The client of the one system that a text declares, without anything that executes calls.</summary>
internal sealed class ClientRig : HttpMessageHandler
{
    private readonly SystemClient _client;
    private readonly SystemDeclaration _system;
    private readonly List<(HttpRequestMessage Request, string Body)> _requests = [];

    /// <param name="http">What its requests go through; by default <see cref="Answer"/> answers them.</param>
    public ClientRig(string yaml, (string Name, string Text)[]? files = null, HttpMessageHandler? http = null, TimeProvider? time = null)
    {
        var (catalog, faults) = Declare(yaml, files ?? []);
        Assert.Empty(faults);
        _system = Assert.Single(catalog.Declarations.Values);
        var variables = new Variables(new ConfigurationBuilder().Build());
        _client = new(_system, variables, new(http ?? this, disposeHandler: false), time ?? Time);
        Assert.Empty(variables.Missing);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));

    public Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Answer { get; set; } = (_, _) => Task.FromResult(SourceRig.Json("{}"));

    public IReadOnlyList<(HttpRequestMessage Request, string Body)> Requests => _requests;

    public CallRecord Record { get; private set; } = new();

    public OperationDeclaration Operation => _system.Operations.Values.First();

    public static (SystemCatalog Catalog, IReadOnlyList<TemplateLanguage.Diagnostics.Fault> Faults) Declare(string yaml, params (string Name, string Text)[] files)
    {
        var folder = Directory.CreateTempSubdirectory("sources");
        try
        {
            foreach (var (name, text) in files.Append(("sources.yaml", yaml)))
                File.WriteAllText(Path.Combine(folder.FullName, name), text);
            var (catalog, faults) = SystemsFile.Read(new TemplateFolder(folder.FullName));
            return (catalog, [.. faults.Select(f => f with { Place = f.Place with { File = Path.GetFileName(f.Place.File) } })]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public static Dictionary<string, JsonElement> Values(string json) => JsonElement.Parse(json).EnumerateObject().ToDictionary(p => p.Name, p => p.Value);

    public Task<Fetched> FetchAsync(string arguments = "{}", CallOptions? options = null, CancellationToken? stop = null)
    {
        var request = Operation.Request.Bind(Values(arguments), out var wrong);
        Assert.Null(wrong);
        return FetchAsync(request!, options, stop);
    }

    public Task<Fetched> FetchAsync(BoundRequest request, CallOptions? options = null, CancellationToken? stop = null) =>
        _client.FetchAsync(Operation, request, options ?? new(), Record = new(), stop ?? TestContext.Current.CancellationToken);

    public Fetched ReadValue(JsonElement item, string way, Fetched.Value whole) => _client.ReadValue(Operation, item, [way], whole);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : "";
        lock (_requests)
            _requests.Add((request, body));
        return await Answer(request, cancellationToken);
    }
}
