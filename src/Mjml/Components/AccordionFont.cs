namespace Mjml.Components;

/// <summary>The font of an accordion's titles and texts: their own where they write one, else their element's, else the accordion's, however deep they stand in them.</summary>
internal static class AccordionFont
{
    private const string Name = "font-family";

    public static string? Of(Element element) => element.Writes(Name) ? element[Name] : Around<MjAccordionElement>(element) ?? Around<MjAccordion>(element);

    private static string? Around<T>(Element element)
        where T : Component
    {
        var around = element.Parent;
        while (around is not null and not { Component: T })
            around = around.Parent;
        return around?.Set(Name);
    }
}
