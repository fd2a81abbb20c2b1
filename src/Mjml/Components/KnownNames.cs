using Mjml.Parsing;

namespace Mjml.Components;

/// <summary>One string for each name that MJML knows: reading one takes no memory, and comparing two is comparing references.</summary>
internal static class KnownNames
{
    private static readonly WordTable Names = new(ComponentCatalog.Tags
        .Concat(ComponentCatalog.Tags.SelectMany(tag => ComponentCatalog.Find(tag)!.Attributes.Names))
        .Concat(["mj-class", "css-class", "mj-include", "path", "type", "css-inline"]));

    public static string Of(ReadOnlySpan<char> name) => Names.Find(name) ?? name.ToString();

    /// <summary>Tag names count in any case.</summary>
    public static string OfTag(ReadOnlySpan<char> name) => Names.Find(name) ?? name.ToString().ToLowerInvariant();
}
