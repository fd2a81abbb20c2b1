using System.Text.Json;
using TemplateLanguage.Analysis;
using TemplateLanguage.Diagnostics;
using TemplateLanguage.Localization;
using TemplateLanguage.Syntax;

namespace TemplateLanguage.Editing;

/// <summary>What can be named at a caret, and what is known of it.</summary>
/// <param name="At">The names.</param>
/// <param name="Sources">All sources that can be read.</param>
internal sealed record Scope(Surroundings At, IReadOnlyList<Tag.Source> Sources, ShapeWalk Shapes)
{
    /// <summary>Sees the template as it is up to the caret.</summary>
    /// <param name="watch">The template with the caret in it.</param>
    /// <param name="samples">Schemas of what is always there.</param>
    public static Scope Of(Watch watch, ISystemCatalog systems, Translations translations, IReadOnlyDictionary<string, JsonElement> samples, CaretPart part)
    {
        var faults = new FaultList();
        var tree = TreeBuilder.Build(watch.Pieces, faults);
        // What a source gives where it does not fail: a default may be anything.
        var shapes = new ShapeWalk([.. tree.Sources.Select(s => s with { Options = s.Options with { Default = null } })], systems, faults);
        var top = new Surroundings(Names.Always, Always(samples), AssignedNames.In(tree.Nodes), SeesSources: true);
        watch.Seen = null;
        if (part == CaretPart.Body)
            new TreeWalk(tree.Sources, new(tree.Sources, shapes, new(translations, hasImages: true, faults), faults), faults).Visit(tree.Nodes, top with { Variables = top.Variables.Clone() }, new Gathering());
        var at = part switch
        {
            CaretPart.Source => top with { Always = Names.ForSources },
            CaretPart.Context => top with { Always = ["recipient", "event", "campaign", "now"], SeesSources = false },
            CaretPart.Body when watch.Seen is { } seen => seen,
            _ => top,
        };
        foreach (var name in top.Variables.Names.Where(n => !at.Variables.TryGet(n, out _)).ToList())
            at.Variables.Set(name, new(0, Shape.Of(samples[name])));
        return new(at, tree.Sources, shapes);
    }

    /// <summary>The shape of a value as it is written in the template; <c>null</c> where nothing is known.</summary>
    public Shape? ShapeOf(Place text)
    {
        var lexer = new Lexer(text, new FaultList());
        return ExpressionParser.Whole(lexer) is { } expression ? Shapes.Of(expression, At) : null;
    }

    private static Variables Always(IReadOnlyDictionary<string, JsonElement> samples)
    {
        var variables = new Variables();
        foreach (var name in Names.Always.Where(n => n != Names.Sources && samples.ContainsKey(n)))
            variables.Set(name, new(0, Shape.Of(samples[name])));
        return variables;
    }
}

/// <summary>The part of a template that a caret stands in: each sees other names.</summary>
internal enum CaretPart
{
    Body,

    /// <summary>A declaration of a source.</summary>
    Source,

    /// <summary>Subject, preheader and headers.</summary>
    FrontMatter,

    /// <summary>Locale and zone, which are known before anything is fetched.</summary>
    Context,
}
