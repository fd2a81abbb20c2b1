using Renderer.Sends;
using Renderer.Templates;
using TemplateLanguage.Planning;
using ZiggyCreatures.Caching.Fusion;

namespace Renderer.Sources;

/// <summary>The declared systems with their variables resolved; cache, breakers and connections are shared by all sends.</summary>
internal sealed class SourceCallers : ISourceCallers
{
    public const string HttpClientName = "sources";

    private readonly SourceCaller _caller;

    /// <exception cref="InvalidOperationException"><c>sources.yaml</c> has faults, or a variable is not set; the message tells all of them.</exception>
    public SourceCallers(TemplateFolder folder, IConfiguration configuration, IHttpClientFactory http, IFusionCache cache, TimeProvider time)
    {
        var (catalog, faults) = SystemsFile.Read(folder.SystemsFile);
        var variables = new Variables(configuration);
        var clients = catalog.Declarations.Values.ToDictionary(s => s.Name, s => new SystemClient(s, variables, http.CreateClient(HttpClientName), time));
        if (faults.Count > 0 || variables.Missing.Count > 0)
            throw new InvalidOperationException(string.Join(Environment.NewLine, faults.Select(f => f.ToString()).Concat(variables.Missing.Distinct())));
        _caller = new(catalog, clients, cache, new(), time);
        Systems = catalog;
    }

    public SystemCatalog Systems { get; }

    public ISourceCaller ForSend(string sendId) => _caller;
}
