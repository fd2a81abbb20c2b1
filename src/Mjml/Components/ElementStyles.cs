using Mjml.Html;

namespace Mjml.Components;

/// <summary>Attributes that become declarations.</summary>
internal static class ElementStyles
{
    /// <summary>Writes each attribute that has a value as the declaration of its name.</summary>
    public static HtmlWriter Styles(this HtmlWriter html, Element element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            html.Style(name, element[name]);
        return html;
    }

    /// <inheritdoc cref="Styles(HtmlWriter, Element, ReadOnlySpan{string})"/>
    public static HtmlWriter Styles(this HtmlWriter html, Element element, StyleList list)
    {
        var places = list.PlacesIn(element.Component.Attributes);
        for (var i = 0; i < places.Length; i++)
        {
            // What the tag does not list may still be read from the defaults of the head.
            var value = places[i] < 0 ? element[list.Names[i]] : element.At(places[i]);
            if (value is not null)
                html.Style(list.Names[i], value);
        }
        return html;
    }

    /// <summary>Opens a table that only lays out.</summary>
    public static HtmlWriter LayoutTable(this HtmlWriter html) =>
        html.Raw("<table border=\"0\" cellpadding=\"0\" cellspacing=\"0\" role=\"presentation\"");
}
