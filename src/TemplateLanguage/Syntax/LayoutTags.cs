namespace TemplateLanguage.Syntax;

/// <summary>Reads <c>layout</c> and <c>slot</c>.</summary>
internal static class LayoutTags
{
    public static Tag? Layout(Place place, Lexer lexer)
    {
        var name = lexer.Next;
        if (name.Kind != LexemeKind.String)
        {
            lexer.Expected("the name of a layout in quotes");
            return null;
        }
        lexer.Take();
        return new Tag.Layout(place, name.Place, name.Text);
    }

    public static Tag? Slot(Place place, Lexer lexer) => lexer.TakeName("the name of the slot") is { } name ? new Tag.Slot(place, name.Place, name.Text) : null;
}
