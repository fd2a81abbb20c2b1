using Renderer.Sends;
using Renderer.Sources.Caching;
using Renderer.Sources.Calls;
using Renderer.Sources.Declarations;
using Renderer.Sources.Misbehaviour;
using Renderer.Sources.Requests;
using Renderer.Templates;
using TemplateLanguage.Analysis;

namespace Renderer.Sources.Execution;

/// <summary>The declared systems with their variables resolved; cache, breakers and connections are shared by all sends.</summary>
internal sealed class SourceCallers : ISourceCallers
{
    private readonly SourceExecutor _executor;
    private readonly MisbehaviourList _misbehaving;
    private readonly Variables _variables;
    private readonly TimeProvider _time;

    /// <exception cref="InvalidOperationException">
    /// <c>sources.yaml</c> has faults, a variable is not set, or the list of what misbehaves cannot be read; the message tells all of it.
    /// </exception>
    public SourceCallers(
        TemplateFolder folder, IConfiguration configuration, IHttpClientFactory http, SourceCache cache, SourcesOptions options, TimeProvider time)
    {
        var (catalog, faults) = SystemsFile.Read(folder);
        var variables = _variables = new(configuration);
        (Systems, _time) = (catalog, time);
        var systems = catalog.Declarations.Values.ToDictionary(s => s.Name, s => new CallableSystem(
            s, new SystemClient(s, variables, http.CreateClient(SystemClient.HttpFor(s)), time), new(s, variables), options.BatchWindow, time));
        var wrong = new List<string>();
        _misbehaving = MisbehaviourList.Read(options.Misbehave ?? "", catalog, wrong);
        string[] all = [.. faults.Select(f => f.ToString()), .. variables.Missing.Distinct(), .. wrong.Select(w => $"Renderer:Sources:Misbehave: {w}")];
        if (all.Length > 0)
            throw new InvalidOperationException(string.Join(Environment.NewLine, all));
        _executor = new(systems, cache, time);
    }

    public SystemCatalog Systems { get; }

    ISystemCatalog ISourceCallers.Systems => Systems;

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

    public ISendSources ForSend(SendRequest request) => new SourceCaller(
        _executor, request.Misbehave is { } own ? _misbehaving.And(MisbehaviourList.Read(own, Systems, [])) : _misbehaving, _time);
}
