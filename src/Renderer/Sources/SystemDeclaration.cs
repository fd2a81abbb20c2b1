using System.Text.Json;
using TemplateLanguage.Diagnostics;

namespace Renderer.Sources;

/// <summary>A system as <c>sources.yaml</c> declares it. Texts may hold <c>${NAME}</c>; only serving resolves them.</summary>
internal sealed record SystemDeclaration
{
    public required string Name { get; init; }

    /// <summary>Where its name stands in the file.</summary>
    public SourceSpan? Place { get; init; }

    /// <summary>What paths of operations follow; http or https.</summary>
    public required Text Base { get; init; }

    public Authentication Auth { get; init; } = new Authentication.None();

    /// <summary>For a call with its retries and hedges. Default 1 s: a send's own deadline is as long by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Further tries after a failure that may pass. Default 1: most failures of a healthy system are a lost connection.</summary>
    public int Retry { get; init; } = 1;

    /// <summary>A second call is raced after this long. Default off: it costs the system up to twice the load.</summary>
    public TimeSpan? Hedge { get; init; }

    /// <summary>Default on: a system that is down must cost sends nothing.</summary>
    public Breaker? Breaker { get; init; } = new();

    /// <summary>Calls under way at once; as many again may wait. Default 64.</summary>
    public int Concurrency { get; init; } = 64;

    /// <summary>Calls a second. Default unlimited.</summary>
    public int? Rate { get; init; }

    public IReadOnlyDictionary<string, OperationDeclaration> Operations { get; init; } = new Dictionary<string, OperationDeclaration>();
}

/// <summary>A text of the file, and where it stands.</summary>
internal sealed record Text(string Value, SourceSpan Place);

/// <summary>How a system knows who calls.</summary>
internal abstract record Authentication
{
    public sealed record None : Authentication;

    public sealed record Bearer(Text Token) : Authentication;

    public sealed record Basic(Text User, Text Password) : Authentication;

    public sealed record Header(string Name, Text Value) : Authentication;
}

/// <summary>When a system counts as down.</summary>
internal sealed record Breaker
{
    /// <summary>Share of failed calls. Default half.</summary>
    public double Failures { get; init; } = 0.5;

    /// <summary>The time the share is taken over. Default 10 s: some hundred calls of a busy template.</summary>
    public TimeSpan Over { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long nobody calls then. Default 5 s.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Fewer calls than this tell nothing.</summary>
    public const int LeastCalls = 10;
}

/// <summary>One operation: a request with placeholders, and what is taken from the answer.</summary>
/// <param name="Result">Names on the way to the value in the answer; empty: the whole answer.</param>
/// <param name="Schema">JSON Schema of the value.</param>
internal sealed record OperationDeclaration(string Name, RequestTarget Target, IReadOnlyList<string> Result, JsonElement? Schema)
{
    /// <summary>Where its name stands in the file.</summary>
    public SourceSpan? Place { get; init; }

    public string? SchemaFile { get; init; }

    /// <summary>Where the schema is named in the file.</summary>
    public SourceSpan? SchemaPlace { get; init; }
}
