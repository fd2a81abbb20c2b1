using System.Text.Json;
using Renderer.Sources.Requests;
using TemplateLanguage.Diagnostics;

namespace Renderer.Sources.Declarations;

/// <summary>One operation: a request with placeholders, and what is taken from the answer.</summary>
/// <param name="Result">Names on the way to the value in the answer; empty: the whole answer.</param>
/// <param name="Schema">JSON Schema of the value.</param>
internal sealed record OperationDeclaration(string Name, RequestTemplate Request, IReadOnlyList<string> Result, JsonElement? Schema)
{
    public CallLimits Limits { get; init; } = CallLimits.Default;

    /// <summary>Whether its answers are GraphQL's, which tell errors beside data.</summary>
    public bool IsGraphQL { get; init; }

    /// <summary>Ways to what identifies a person in the value: <c>items.name</c> is that property of every item. Recordings hold stand-ins there.</summary>
    public IReadOnlyList<string> Personal { get; init; } = [];

    /// <summary>Ways to what nobody else may know; as <see cref="Personal"/>.</summary>
    public IReadOnlyList<string> Secret { get; init; } = [];

    /// <summary>How many calls become one request, or <c>null</c> where each is its own.</summary>
    public BatchDeclaration? Batch { get; init; }

    /// <summary>Where its name stands in the file.</summary>
    public SourceSpan? Place { get; init; }

    public string? SchemaFile { get; init; }

    /// <summary>Where the schema is named in the file.</summary>
    public SourceSpan? SchemaPlace { get; init; }
}
