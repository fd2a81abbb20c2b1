using System.Text.Json;
using Renderer.Sends;
using Renderer.Sources.Caching;
using Renderer.Sources.Calls;
using Renderer.Sources.Declarations;
using Renderer.Sources.Misbehaviour;
using Renderer.Templates;
using TemplateLanguage.Analysis;
using TemplateLanguage.Planning;

namespace Renderer.Sources.Execution;

/// <summary>The declared systems with their variables resolved; cache, breakers and connections are shared by all sends.</summary>
internal sealed class SourceCallers : ISourceCallers
{
    private static readonly JsonElement Anything = JsonElement.Parse("\"1\""); // a text, and where a number is asked for one too

    private readonly SourceExecutor _executor;
    private readonly SourcesOptions _options;
    private readonly MisbehaviourList _misbehaving;
    private readonly Variables _variables;
    private readonly TimeProvider _time;

    /// <exception cref="InvalidOperationException">
    /// <c>sources.yaml</c> has faults, a variable is not set, or the list of what misbehaves cannot be read; the message tells all of it.
    /// </exception>
    public SourceCallers(
        TemplateFolder folder, IConfiguration configuration, IHttpClientFactory http, SourceCache cache, SourcesOptions options, TimeProvider time, Patience? patience = null)
    {
        var (catalog, faults) = SystemsFile.Read(folder);
        var variables = _variables = new(configuration);
        (Systems, _options, _time) = (catalog, options, time);
        var systems = catalog.Declarations.Values.ToDictionary(s => s.Name, s => new CallableSystem(
            patience is null ? s : s.WithTimeouts(patience.Least), new SystemClient(s, variables, http.CreateClient(SystemClient.HttpFor(s)), time), new(s, variables),
            options.BatchWindow, time));
        var wrong = new List<string>();
        _misbehaving = MisbehaviourList.Read(options.Misbehave ?? "", catalog, wrong);
        string[] all = [.. faults.Select(f => f.ToString()), .. variables.Missing.Distinct(), .. wrong.Select(w => $"Renderer:Sources:Misbehave: {w}")];
        if (all.Length > 0)
            throw new InvalidOperationException(string.Join(Environment.NewLine, all));
        _executor = new(systems, cache, time);
    }

    public SystemCatalog Systems { get; }

    ISystemCatalog ISourceCallers.Systems => Systems;

    /// <summary>Calls each operation as sends will, with <paramref name="answers"/> in place of the network. The sends' breakers, caches and measurements know nothing of it.</summary>
    public async Task RehearseAsync(HttpMessageHandler answers, CancellationToken cancellationToken)
    {
        using var cache = new SourceCache(new SourcesOptions());
        foreach (var system in Systems.Declarations.Values)
        {
            using var own = new HttpClient(answers, disposeHandler: false); // its base address is the system's
            var callable = new CallableSystem(
                system, new SystemClient(system, _variables, own, TimeProvider.System), new(system, _variables), _options.BatchWindow, TimeProvider.System);
            var executor = new SourceExecutor(new Dictionary<string, CallableSystem> { [system.Name] = callable }, cache, TimeProvider.System);
            foreach (var operation in system.Operations.Values)
            {
                var arguments = operation.Request.Arguments.ToDictionary(a => a.Name, _ => Anything);
                var call = new SourceCall(operation.Name, system.Name, operation.Name, arguments, null, null, Cache: TimeSpan.FromMinutes(1), null, Retry: 0, null);
                await executor.AnswerAsync(call, new(), MisbehaviourList.Read("", Systems, []), cancellationToken);
            }
        }
    }

    public ISendSources ForSend(SendRequest request) => new SourceCaller(
        _executor, request.Misbehave is { } own ? _misbehaving.And(MisbehaviourList.Read(own, Systems, [])) : _misbehaving, _time);
}
