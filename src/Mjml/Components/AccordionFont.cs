namespace Mjml.Components;

/// <summary>The font of an accordion's titles and texts: their own where they write one, else their element's, else the accordion's.</summary>
internal static class AccordionFont
{
    private const string Name = "font-family";

    public static string? Of(Element element) => element.Writes(Name)
        ? element[Name]
        : element.Parent?.Set(Name) ?? element.Parent?.Parent?.Set(Name);
}
