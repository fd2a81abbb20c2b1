using Renderer.Sources.Shop;
using TemplateLanguage.Diagnostics;

namespace Renderer.Sources.Declarations;

/// <summary>A system as <c>sources.yaml</c> declares it. Texts may hold <c>${NAME}</c>; only serving resolves them.</summary>
internal sealed record SystemDeclaration
{
    public required string Name { get; init; }

    /// <summary>Where its name stands in the file.</summary>
    public SourceSpan? Place { get; init; }

    /// <summary>What paths of operations follow; http or https.</summary>
    public required Text Base { get; init; }

    public Authentication Auth { get; init; } = new Authentication.None();

    /// <summary>What its operations have where they declare nothing else.</summary>
    public CallLimits Limits { get; init; } = CallLimits.Default;

    /// <summary>Default on: a system that is down must cost sends nothing.</summary>
    public Breaker? Breaker { get; init; } = new();

    /// <summary>Calls under way at once; as many again may wait. Default 64.</summary>
    public int Concurrency { get; init; } = 64;

    /// <summary>Calls a second. Default unlimited.</summary>
    public int? Rate { get; init; }

    /// <summary>Whether it is on the operator's own network: only then may its address be a private one. Default no.</summary>
    public bool Internal { get; init; }

    /// <summary>The API that it is, or <c>null</c>: some of its operations are that one's then.</summary>
    public ShopApi? Api { get; init; }

    public IReadOnlyDictionary<string, OperationDeclaration> Operations { get; init; } = new Dictionary<string, OperationDeclaration>();

    /// <summary>The same system, with at least this time for each call.</summary>
    public SystemDeclaration WithTimeouts(TimeSpan least) => this with
    {
        Operations = Operations.ToDictionary(o => o.Key, o => o.Value with { Limits = o.Value.Limits with { Timeout = o.Value.Limits.Timeout < least ? least : o.Value.Limits.Timeout } }),
    };
}
