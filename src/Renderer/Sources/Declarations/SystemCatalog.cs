using TemplateLanguage.Analysis;

namespace Renderer.Sources.Declarations;

/// <summary>The declared systems, as templates see them.</summary>
internal sealed class SystemCatalog(IReadOnlyDictionary<string, SystemDeclaration> systems) : ISystemCatalog
{
    public IReadOnlyDictionary<string, SystemDeclaration> Declarations => systems;

    public IReadOnlyCollection<string> Systems => [.. systems.Keys];

    public IReadOnlyCollection<string> Operations(string system) => systems.TryGetValue(system, out var declared) ? [.. declared.Operations.Keys] : [];

    public OperationSignature? Find(string system, string operation) =>
        systems.TryGetValue(system, out var declared) && declared.Operations.TryGetValue(operation, out var found)
            ? new(system, operation, found.Request.Arguments, found.Limits.Timeout, found.Schema)
            : null;
}
