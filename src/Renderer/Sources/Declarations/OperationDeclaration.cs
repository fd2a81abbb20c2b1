using System.Text.Json;
using Renderer.Sources.Requests;
using TemplateLanguage.Diagnostics;

namespace Renderer.Sources.Declarations;

/// <summary>One operation: a request with placeholders, and what is taken from the answer.</summary>
/// <param name="Result">Names on the way to the value in the answer; empty: the whole answer.</param>
/// <param name="Schema">JSON Schema of the value.</param>
internal sealed record OperationDeclaration(string Name, RequestTemplate Request, IReadOnlyList<string> Result, JsonElement? Schema)
{
    /// <summary>How many calls become one request, or <c>null</c> where each is its own.</summary>
    public BatchDeclaration? Batch { get; init; }

    /// <summary>Where its name stands in the file.</summary>
    public SourceSpan? Place { get; init; }

    public string? SchemaFile { get; init; }

    /// <summary>Where the schema is named in the file.</summary>
    public SourceSpan? SchemaPlace { get; init; }
}
