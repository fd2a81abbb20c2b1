using TemplateLanguage.Analysis;
using TemplateLanguage.Diagnostics;
using TemplateLanguage.Planning;
using TemplateLanguage.Rendering;
using TemplateLanguage.Rendering.Html;
using TemplateLanguage.Syntax;

namespace TemplateLanguage;

/// <summary>Compiles templates: front matter, Liquid and markup are read once, for all messages.</summary>
/// <remarks>Does no I/O and does not throw on bad input. Safe for concurrent use where the layout and the partials are.</remarks>
public sealed class TemplateCompiler(TemplateCompilerOptions options)
{
    /// <param name="file">The name that faults are told with.</param>
    public Compilation Compile(string file, string text)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(text);
        var faults = new FaultList();
        var source = new SourceText(file, text);
        var start = FrontMatterReader.End(source, faults, out var yaml);
        var settings = Settings.Read(FrontMatterReader.Read(yaml, faults), Defaults(faults), yaml, faults);
        var pieces = new Layouts(options.Layouts, options.Partials, faults).Apply(PieceReader.Read(source, start, options.Partials, faults));
        var canBeLaidOut = !faults.Faults.Any(f => FaultCodes.IsTorn(f.Code)); // otherwise a tag has swallowed markup
        var tree = TreeBuilder.Build(pieces, faults);
        var analysis = TemplateAnalysis.Of(tree, settings.Parts, settings.Context, options.Systems, new(options.Translations, settings.Images is not null, faults), faults);

        if (!canBeLaidOut)
            return new(null, Ordered(faults, file));
        // Limits on a circle, or without a tag that could not be read, would only tell the same mistakes again.
        if (!faults.Faults.Any(f => FaultCodes.IsTorn(f.Code) || FaultCodes.HidesUses(f.Code)))
            LimitCheck.Run(analysis, settings.FrontMatter.Deadline, faults);
        var template = Lay(file, pieces, settings, new(analysis, settings.FrontMatter.Deadline), faults);
        return new(faults.HasErrors ? null : template, Ordered(faults, file));
    }

    private static List<Fault> Ordered(FaultList faults, string file) =>
        [.. faults.Faults.OrderBy(f => f.Place.File != file).ThenBy(f => f.Place.Line).ThenBy(f => f.Place.Column)];

    private FrontMatterText Defaults(FaultList faults)
    {
        if (options.Defaults is null)
            return new();
        var source = new SourceText(options.DefaultsFile, options.Defaults);
        return FrontMatterReader.Read(source.At(0, source.Text.Length), faults, shared: true);
    }

    /// <summary>The template; <c>null</c> where the tags or the markup do not fit together.</summary>
    private CompiledTemplate? Lay(string file, IReadOnlyList<Piece> pieces, Settings settings, ExecutionPlan plan, FaultList faults)
    {
        var markup = new MarkupText();
        var written = markup.Write(pieces);
        var laidOut = options.Layout.Lay(new(
            file, written.Text,
            settings.PreheaderPieces is { } preheader ? markup.Write(preheader).Text : null,
            markup.Write(settings.SubjectPieces).Text));
        foreach (var fault in laidOut.Faults)
        {
            if (written.PlaceOf(fault.Offset, fault.Length) is { } place)
                faults.Add(fault.Code, fault.Severity, place, fault.Message, fault.Suggestion);
        }
        // What MJML refuses is left out, and the tags in it with it: whatever is missing then is no further mistake.
        var isWhole = !laidOut.Faults.Any(f => f.Severity == Severity.Error) && !faults.Faults.Any(f => FaultCodes.IsTorn(f.Code));
        var html = new OutputContexts(faults).Mark(Tree(markup, laidOut.Html, isWhole ? faults : new()));
        return !isWhole ? null : new(file, settings, plan)
        {
            Html = html,
            Text = Tree(markup, laidOut.Text, faults),
            Complete = laidOut.Complete,
            CompleteText = laidOut.CompleteText,
            Translations = options.Translations,
            Limits = options.Limits,
        };
    }

    /// <summary>The tree of a laid-out part. Every tag was well placed before the layout; what is not now, the layout has torn apart.</summary>
    private static IReadOnlyList<Node> Tree(MarkupText markup, string laidOut, FaultList faults)
    {
        var torn = new FaultList();
        var tree = TreeBuilder.Build(markup.Read(new SourceText("", laidOut)), torn);
        foreach (var place in torn.Places.Where(p => p.Source.File.Length > 0))
        {
            faults.Error(
                FaultCodes.Lost, place, "Layout has parted this tag from what it belongs to.",
                "Put both around whole elements, or both into one text or attribute.");
        }
        return tree.Nodes;
    }
}
