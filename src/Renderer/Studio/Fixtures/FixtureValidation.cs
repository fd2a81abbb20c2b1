using System.Text.Json;
using NJsonSchema;
using NJsonSchema.Validation;
using Renderer.Editor;
using Renderer.Previews;
using Renderer.Sources.Declarations;
using Renderer.Studio.Workshop;
using TemplateLanguage.Diagnostics;

namespace Renderer.Studio.Fixtures;

/// <summary>Finds what is wrong with the text of a fixture, with the places.</summary>
internal static class FixtureValidation
{
    private const string NotAsDeclared = "FX004";

    /// <returns>Errors where it cannot be read; warnings where a source's value is not as its operation's schema has it.</returns>
    public static async Task<IReadOnlyList<Fault>> RunAsync(OpenTemplate template, string file, string text, SystemCatalog systems, CancellationToken cancellationToken)
    {
        var faults = new List<Fault>();
        if (FixtureReader.Read(file, text, faults) is not { } fixture)
            return faults;
        if (template.Compiled is not { } compiled)
            return faults;
        faults.AddRange(FixtureCheck.Run(compiled, fixture, Path.GetDirectoryName(file)!));
        foreach (var source in compiled.Plan.Sources)
        {
            var declared = systems.Declarations.GetValueOrDefault(source.System)?.Operations.GetValueOrDefault(source.Operation)?.Schema;
            if (declared is not { } schema || !fixture.Sources.TryGetValue(source.Name, out var answer) || answer.Fails is not null)
                continue;
            var known = await JsonSchema.FromJsonAsync(schema.GetRawText(), cancellationToken);
            var root = IsWrapped(text, source.Name) ? (string[])["sources", source.Name, "$value"] : ["sources", source.Name];
            foreach (var wrong in known.Validate(answer.Value.GetRawText()).SelectMany(Leaves))
            {
                var path = root.Concat(Steps(wrong.Path)).ToArray();
                var place = JsonPlaces.Find(file, text, path);
                faults.Add(new(NotAsDeclared, Severity.Warning, $"{string.Join('.', path)}: {Words(wrong.Kind)}, as the schema of {source.System}.{source.Operation} has it.", place));
            }
        }
        return faults;
    }

    private static IEnumerable<ValidationError> Leaves(ValidationError error) =>
        error is ChildSchemaValidationError { Errors.Count: > 0 } child ? child.Errors.Values.SelectMany(e => e).SelectMany(Leaves) : [error];

    private static bool IsWrapped(string text, string source)
    {
        using var document = JsonDocument.Parse(text, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        return document.RootElement.GetProperty("sources").GetProperty(source) is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty("$value", out _);
    }

    /// <summary><c>#/items[0].price</c> as steps.</summary>
    private static string[] Steps(string? path) =>
        (path ?? "").TrimStart('#', '/').Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.', '/').Where(s => s.Length > 0).ToArray();

    /// <summary>The kind of an error in words: <c>StringExpected</c> → <c>string expected</c>.</summary>
    private static string Words(ValidationErrorKind kind) =>
        string.Concat(kind.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? $" {char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));
}
