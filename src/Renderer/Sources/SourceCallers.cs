using Renderer.Sends;
using Renderer.Sources.Calls;
using Renderer.Sources.Declarations;
using Renderer.Sources.Requests;
using Renderer.Templates;
using TemplateLanguage.Planning;
using ZiggyCreatures.Caching.Fusion;

namespace Renderer.Sources;

/// <summary>The declared systems with their variables resolved; cache, breakers and connections are shared by all sends.</summary>
internal sealed class SourceCallers : ISourceCallers
{
    private readonly SourceCaller _caller;
    private readonly Variables _variables;
    private readonly TimeProvider _time;

    /// <exception cref="InvalidOperationException"><c>sources.yaml</c> has faults, or a variable is not set; the message tells all of them.</exception>
    public SourceCallers(TemplateFolder folder, IConfiguration configuration, IHttpClientFactory http, IFusionCache cache, TimeProvider time)
    {
        var (catalog, faults) = SystemsFile.Read(folder);
        var variables = _variables = new(configuration);
        _time = time;
        var clients = catalog.Declarations.Values.ToDictionary(s => s.Name, s => new SystemClient(s, variables, http.CreateClient(SystemClient.HttpFor(s)), time));
        if (faults.Count > 0 || variables.Missing.Count > 0)
            throw new InvalidOperationException(string.Join(Environment.NewLine, faults.Select(f => f.ToString()).Concat(variables.Missing.Distinct())));
        _caller = new(catalog, clients, cache, new(), time);
        Systems = catalog;
    }

    public SystemCatalog Systems { get; }

    /// <summary>Calls each system as sends will, with <paramref name="answers"/> in place of the network. Breakers and caches know nothing of it.</summary>
    public async Task RehearseAsync(HttpMessageHandler answers, CancellationToken cancellationToken)
    {
        foreach (var system in Systems.Declarations.Values)
        {
            using var http = new HttpClient(answers, disposeHandler: false);
            await new SystemClient(system, _variables, http, _time).FetchAsync(
                system.Operations.Values.First(), new BoundRequest(HttpMethod.Get, "/", [], null, Repeatable: true), new(), new(), cancellationToken);
        }
    }

    public ISourceCaller ForSend(string sendId) => _caller;
}
