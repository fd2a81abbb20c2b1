using TemplateLanguage.Diagnostics;
using TemplateLanguage.Syntax;

namespace TemplateLanguage.Analysis;

/// <summary>Finds what an expression uses, and names that do not exist.</summary>
internal sealed class ExpressionWalk(IReadOnlyList<Tag.Source> sources, ShapeWalk shapes, FilterCheck filters, FaultList faults)
{
    private readonly Dictionary<string, int> _sources = sources.Select((s, i) => (s.Name, i)).DistinctBy(s => s.Name).ToDictionary(s => s.Name, s => s.i);

    public Shape? ShapeOf(Expression expression, Surroundings at) => shapes.Of(expression, at);

    public Shape? ItemShapeOf(Expression collection, Surroundings at) => shapes.ItemOf(collection, at);

    public void Visit(Expression expression, Surroundings at, Consumer consumer)
    {
        shapes.Of(expression, at);
        VisitParts(expression, at, consumer);
    }

    private void VisitParts(Expression expression, Surroundings at, Consumer consumer)
    {
        switch (expression)
        {
            case Expression.Path path:
                VisitPath(path, at, consumer);
                break;
            case Expression.Filtered filtered:
                VisitParts(filtered.Input, at, consumer);
                filters.Run(filtered, at);
                foreach (var argument in filtered.Filter.Arguments)
                    Visit(argument.Value, at, consumer);
                break;
            case Expression.Comparison comparison:
                Visit(comparison.Left, at, consumer);
                Visit(comparison.Right, at, consumer);
                break;
            case Expression.Logical logical:
                Visit(logical.Left, at, consumer);
                Visit(logical.Right, at, consumer);
                break;
            case Expression.Range range:
                Visit(range.From, at, consumer);
                Visit(range.To, at, consumer);
                break;
            case Expression.Probe probe:
                probe.Tell(at);
                break;
        }
    }

    private void VisitPath(Expression.Path path, Surroundings at, Consumer consumer)
    {
        foreach (var segment in path.Segments)
        {
            if (segment.Index is not null)
                Visit(segment.Index, at, consumer);
        }
        var name = path.Root;
        if (name == Names.Sources && at.Always.Contains(name))
            VisitMetadata(path, consumer);
        else if (at.Variables.TryGet(name, out var variable))
            consumer.Need(variable.Sources, path.Place, name);
        else if (at.SeesSources && _sources.TryGetValue(name, out var index))
            consumer.Need(1UL << index, path.Place, name);
        else if (name.Length > 0 && !at.Always.Contains(name) && !at.Assigned.Contains(name))
            Unknown(path, at);
    }

    /// <summary><c>sources.NAME.…</c>; without a name it is all of them.</summary>
    private void VisitMetadata(Expression.Path path, Consumer consumer)
    {
        if (path.Segments is not [{ Name: { } name }, ..])
            consumer.Wait(sources.Count == 64 ? ulong.MaxValue : (1UL << sources.Count) - 1);
        else if (_sources.TryGetValue(name, out var index))
            consumer.Wait(1UL << index);
        else
            faults.Error(FaultCodes.UnknownVariable, path.Segments[0].Place, $"There is no source '{name}'.", Suggest.Nearest(name, _sources.Keys));
    }

    private void Unknown(Expression.Path path, Surroundings at)
    {
        var root = path.Place with { End = path.Place.Start + path.Root.Length };
        var names = at.Always.Concat(at.Variables.Names).Concat(at.Assigned).Concat(at.SeesSources ? _sources.Keys : []);
        var suggestion = Suggest.Nearest(path.Root, names);
        if (!at.SeesSources && _sources.ContainsKey(path.Root))
            suggestion = at.Partial is null ? "Sources cannot be used here." : $"Hand it over: {{% render …, {path.Root}: {path.Root} %}}.";
        // A partial may be written for arguments that only some of its users give.
        if (at.Partial is null)
            faults.Error(FaultCodes.UnknownVariable, root, $"Nothing is named '{path.Root}' here.", suggestion);
        else
            faults.Warning(FaultCodes.UnknownVariable, root, $"Nothing is named '{path.Root}' in partial '{at.Partial}'.", suggestion);
    }
}

/// <summary>What can be named at a point of a template.</summary>
/// <param name="Assigned">Variables that are assigned somewhere around: reading one too early gives nil, as in Liquid.</param>
/// <param name="Partial">The isolated partial this is in.</param>
internal sealed record Surroundings(
    IReadOnlyCollection<string> Always, Variables Variables, IReadOnlySet<string> Assigned, bool SeesSources, string? Partial = null);
