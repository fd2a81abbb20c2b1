namespace TemplateLanguage.Syntax;

/// <summary>A run of text, or a tag.</summary>
internal readonly record struct Piece(Place Place, string? Text, Tag? Tag)
{
    public static Piece Of(Place place) => new(place, place.Text, null);

    public static Piece Of(Tag tag) => new(tag.Place, null, tag);
}
