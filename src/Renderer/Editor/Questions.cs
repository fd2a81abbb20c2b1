using System.Globalization;
using Renderer.Editor.Protocol;
using Renderer.Previews;
using Renderer.Sources.Declarations;
using TemplateLanguage.Diagnostics;
using TemplateLanguage.Editing;

namespace Renderer.Editor;

/// <summary>Answers what an editor asks at a place of a file.</summary>
/// <param name="uriOf">The address of a file.</param>
internal sealed class Questions(WatchedFolder watched, Func<string, string> uriOf)
{
    public object? Complete(string file, OpenDocument document, int offset)
    {
        if (!IsTemplate(file))
            return null;
        var proposals = Query(file).Propose(new(file, document.Text, offset));
        return new { isIncomplete = false, items = proposals.Select(Item) };
    }

    public Hover? Hover(string file, OpenDocument document, int offset) =>
        IsTemplate(file) && Query(file).Explain(new(file, document.Text, offset)) is { } meaning
            ? new(new(meaning.System is { } system && meaning.SchemaPath is null ? $"{meaning.Text}\n\n{Describe(system)}".Trim() : meaning.Text), Uris.RangeOf(meaning.Place))
            : null;

    public Location? Define(string file, OpenDocument document, int offset)
    {
        if (file == watched.Folder.SystemsFile)
            return Schemas().FirstOrDefault(o => Holds(o.SchemaPlace, document, offset))?.SchemaFile is { } schema ? At(new(schema, 1, 1, 1, 1)) : null;
        if (!IsTemplate(file) || Query(file).Explain(new(file, document.Text, offset)) is not { } meaning)
            return null;
        if (meaning.Declared is { } declared)
            return File.Exists(declared.File) || declared.File == file ? At(declared) : null;
        if (meaning.System is not { } name || !watched.Systems.Declarations.TryGetValue(name, out var system))
            return null;
        if (meaning.Operation is null || !system.Operations.TryGetValue(meaning.Operation, out var operation))
            return system.Place is { } place ? At(place) : null;
        if (meaning.SchemaPath is { } path)
            return operation.SchemaFile is { } known && watched.Folder.Read(known) is { } text ? At(JsonPlaces.Find(known, text, path)) : null;
        return (operation.Place ?? system.Place) is { } declaration ? At(declaration) : null; // a known API's stands in no file: its system names it
    }

    private static bool IsTemplate(string file) => Path.GetExtension(file) is ".mjml" or ".liquid";

    private static CompletionItem Item(Proposal proposal, int index) => new(
        proposal.Label, KindOf(proposal.Kind), proposal.Detail, proposal.Help is { Length: > 0 } help ? new(help) : null,
        index.ToString("0000", CultureInfo.InvariantCulture), new(Uris.RangeOf(proposal.Place), proposal.Insert));

    /// <summary>The protocol's kinds of completion items, which choose a picture.</summary>
    private static int KindOf(ProposalKind kind) => kind switch
    {
        ProposalKind.Operation => 2,
        ProposalKind.Filter => 3,
        ProposalKind.Property => 5,
        ProposalKind.Source or ProposalKind.Variable => 6,
        ProposalKind.System => 9,
        ProposalKind.Argument or ProposalKind.Key => 10,
        ProposalKind.Partial => 17,
        _ => 14,
    };

    private TemplateQuery Query(string file)
    {
        var (template, text) = watched.TemplateOf(file);
        return new(watched.Options, template, text)
        {
            Samples = watched.UserOf(file) is { } name ? SampleSchemas.Of(FixtureReader.ReadAll(watched.Folder, name, [])) : SampleSchemas.Of([]),
            Partials = watched.NamesIn("_partials"),
            Layouts = watched.NamesIn("_layouts"),
        };
    }

    private IEnumerable<OperationDeclaration> Schemas() => watched.Systems.Declarations.Values.SelectMany(s => s.Operations.Values);

    /// <summary>How calls of a system are made.</summary>
    private string Describe(string name)
    {
        if (!watched.Systems.Declarations.TryGetValue(name, out var system))
            return "";
        var parts = new[]
        {
            string.Create(CultureInfo.InvariantCulture, $"limit {system.Limits.Timeout.TotalMilliseconds:0}ms"),
            system.Limits.Retry == 1 ? "1 further try" : string.Create(CultureInfo.InvariantCulture, $"{system.Limits.Retry} further tries"),
            system.Limits.Hedge is { } hedge ? string.Create(CultureInfo.InvariantCulture, $"a second call after {hedge.TotalMilliseconds:0}ms") : null,
            system.Rate is { } rate ? string.Create(CultureInfo.InvariantCulture, $"at most {rate} calls a second") : null,
        };
        return $"System `{name}`: {string.Join(", ", parts.OfType<string>())}.";
    }

    private static bool Holds(SourceSpan? span, OpenDocument document, int offset) =>
        span is { } place && document.OffsetOf(Uris.RangeOf(place).Start) <= offset && offset <= document.OffsetOf(Uris.RangeOf(place).End);

    private Location At(SourceSpan place) => new(uriOf(place.File), Uris.RangeOf(place));
}
