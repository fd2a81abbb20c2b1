using System.Collections.Frozen;

namespace Mjml.Components;

/// <summary>One string for each name that MJML knows: reading one takes no memory, and comparing two is comparing references.</summary>
internal static class KnownNames
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names = ComponentCatalog.Tags
        .Concat(ComponentCatalog.Tags.SelectMany(tag => ComponentCatalog.Find(tag)!.Attributes.Names))
        .Concat(["mj-class", "css-class", "mj-include", "path", "type", "css-inline"])
        .Select(string.Intern)
        .ToFrozenSet()
        .GetAlternateLookup<ReadOnlySpan<char>>();

    public static string Of(ReadOnlySpan<char> name) => Names.TryGetValue(name, out var known) ? known : name.ToString();

    /// <summary>Tag names count in any case.</summary>
    public static string OfTag(ReadOnlySpan<char> name) => Names.TryGetValue(name, out var known) ? known : name.ToString().ToLowerInvariant();
}
