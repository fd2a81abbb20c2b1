using TemplateLanguage.Diagnostics;
using TemplateLanguage.Syntax;

namespace TemplateLanguage.Analysis;

/// <summary>Follows expressions through the schemas of the sources they begin at, and tells what cannot be there.</summary>
internal sealed class ShapeWalk(IReadOnlyList<Tag.Source> sources, ISystemCatalog systems, FaultList faults)
{
    /// <summary>Filters that give the list they get, or a part of it.</summary>
    private static readonly HashSet<string> KeepLists = ["where", "reject", "sort", "sort_natural", "reverse", "uniq", "compact", "slice"];

    private static readonly HashSet<string> WantScalars = ["money", "date", "plus", "minus", "times", "divided_by", "round", "upcase", "downcase", "capitalize", "truncate"];

    private readonly Dictionary<string, Shape?> _sources = sources.DistinctBy(s => s.Name)
        .ToDictionary(s => s.Name, s => s.Options.Default is null ? Shape.Of(systems.Find(s.System, s.Operation)?.Schema) : null);

    /// <summary>The shape of the value; <c>null</c> where nothing is known.</summary>
    public Shape? Of(Expression expression, Surroundings at) => expression switch
    {
        Expression.Path path => OfPath(path, at),
        Expression.Filtered filtered => OfFilter(filtered, at),
        _ => null,
    };

    /// <summary>The shape of what a loop over the value goes through.</summary>
    public Shape? ItemOf(Expression collection, Surroundings at)
    {
        var shape = Of(collection, at);
        if (shape is { IsScalar: true })
            faults.Error(FaultCodes.WrongShape, collection.Place, $"'{collection.Place.Text}' is {shape.Word}, not a list: the loop has nothing to go through.");
        return shape?.Items;
    }

    private Shape? OfPath(Expression.Path path, Surroundings at)
    {
        Shape? shape;
        if (at.Variables.TryGet(path.Root, out var variable))
            shape = variable.Shape;
        else if (!at.SeesSources || !_sources.TryGetValue(path.Root, out shape))
            return null;
        foreach (var segment in path.Segments)
        {
            if (shape is null)
                return null;
            shape = Step(shape, segment, path);
        }
        return shape;
    }

    private Shape? Step(Shape shape, Segment segment, Expression.Path path)
    {
        var name = segment.Name ?? (segment.Index is Expression.Literal { Value: Fluid.Values.StringValue text } ? text.ToStringValue() : null);
        if (shape.IsArray)
        {
            if (name is null or "first" or "last")
                return shape.Items;
            if (name != "size")
                faults.Error(FaultCodes.NoProperty, segment.Place, $"A list has no '{name}'.", "It has size, first and last; its items stand in brackets: [0].");
            return null;
        }
        if (name is null || name == "size" && !shape.Properties.Contains("size"))
            return null;
        if (shape.IsScalar)
        {
            var owner = (path.Place with { End = segment.Place.Start }).Text.TrimEnd('.', '[');
            faults.Error(FaultCodes.NoProperty, segment.Place, $"'{owner}' is {shape.Word} and has no '{name}'.");
            return null;
        }
        var property = shape.Find(name);
        if (property.Kind is PropertyKind.Absent or PropertyKind.Unnamed)
        {
            var suggestion = Suggest.Nearest(name, shape.Properties);
            var message = $"The schema of '{path.Root}' has no '{name}' here.";
            if (property.Kind == PropertyKind.Absent)
                faults.Error(FaultCodes.NoProperty, segment.Place, message, suggestion);
            else
                faults.Warning(FaultCodes.NoProperty, segment.Place, message, suggestion);
        }
        return property.Shape;
    }

    private Shape? OfFilter(Expression.Filtered filtered, Surroundings at)
    {
        var input = Of(filtered.Input, at);
        if (input is null)
            return null;
        var name = filtered.Filter.Name;
        if (WantScalars.Contains(name) && (input.IsObject || input.IsArray))
            faults.Error(FaultCodes.WrongShape, filtered.Input.Place, $"Filter '{name}' wants one value; '{filtered.Input.Place.Text}' is {input.Word}.");
        if (KeepLists.Contains(name))
            return input;
        if (name is "first" or "last")
            return input.Items;
        // What 'map' takes out of the items is a list again; only its items matter here.
        if (name == "map" && filtered.Filter.Arguments is [{ Value: Expression.Literal { Value: Fluid.Values.StringValue property } }] && input.Items is { IsObject: true } item
            && item.Find(property.ToStringValue()) is { Kind: PropertyKind.Absent or PropertyKind.Unnamed } missing)
        {
            var place = filtered.Filter.Arguments[0].Place;
            var suggestion = Suggest.Nearest(property.ToStringValue(), item.Properties);
            var message = $"The items of '{filtered.Input.Place.Text}' have no '{property.ToStringValue()}' in the schema.";
            faults.Add(FaultCodes.NoProperty, missing.Kind == PropertyKind.Absent ? Severity.Error : Severity.Warning, place, message, suggestion);
        }
        return null;
    }
}
