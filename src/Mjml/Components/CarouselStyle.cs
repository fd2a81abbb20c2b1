
using Mjml.Styles;

namespace Mjml.Components;

/// <summary>The rules that show one picture of a carousel, its thumbnail and its arrows, by which radio button is checked.</summary>
internal static class CarouselStyle
{
    public static string Of(Element element, string id, int images)
    {
        // From a radio button to the content, or from a thumbnail to the pictures, it is as many siblings as pictures are left.
        string Rest(int image) => string.Concat(Enumerable.Repeat("+ * ", images - image));
        string Each(Func<int, string> selector) => string.Join(',', Enumerable.Range(1, images).Select(selector));
        string Checked(Func<int, string> shown) => Each(i => $".{id}-radio-{i}:checked {Rest(i)}+ .mj-carousel-content {shown(i)}");
        string? Safe(string name) => CssSafe.Value(element[name], element.Document.HasTemplateTags);
        return $$"""
            .mj-carousel { -webkit-user-select: none; -moz-user-select: none; user-select: none; }
            .{{id}}-icons-cell { display: table-cell !important; width: {{Safe("icon-width")}} !important; }
            .mj-carousel-radio, .mj-carousel-next, .mj-carousel-previous { display: none !important; }
            .mj-carousel-thumbnail, .mj-carousel-next, .mj-carousel-previous { touch-action: manipulation; }
            {{Each(i => $".{id}-radio:checked {Rest(images + 1 - i)}+ .mj-carousel-content .mj-carousel-image")}} { display: none !important; }
            {{Checked(i => $".mj-carousel-image-{i}")}} { display: block !important; }
            .mj-carousel-previous-icons, .mj-carousel-next-icons,
            {{Checked(i => $".mj-carousel-next-{i % images + 1}")}},
            {{Checked(i => $".mj-carousel-previous-{(i + images - 2) % images + 1}")}} { display: block !important; }
            {{Checked(i => $".{id}-thumbnail-{i}")}} { border-color: {{Safe("tb-selected-border-color")}} !important; }
            {{Checked(_ => $".{id}-thumbnail")}} { display: inline-block !important; }
            .mj-carousel-image img + div, .mj-carousel-thumbnail img + div { display: none !important; }
            {{Each(i => $".{id}-thumbnail:hover {Rest(i)}+ .mj-carousel-main .mj-carousel-image")}} { display: none !important; }
            .mj-carousel-thumbnail:hover { border-color: {{Safe("tb-hover-border-color")}} !important; }
            {{Each(i => $".{id}-thumbnail-{i}:hover {Rest(i)}+ .mj-carousel-main .mj-carousel-image-{i}")}} { display: block !important; }
            .mj-carousel noinput { display:block !important; }
            .mj-carousel noinput .mj-carousel-image-1 { display: block !important; }
            .mj-carousel noinput .mj-carousel-arrows, .mj-carousel noinput .mj-carousel-thumbnails { display: none !important; }
            [owa] .mj-carousel-thumbnail { display: none !important; }
            @media screen yahoo {
              .{{id}}-icons-cell, .mj-carousel-previous-icons, .mj-carousel-next-icons { display: none !important; }
              .{{id}}-radio-1:checked {{Rest(1)}}+ .mj-carousel-content .{{id}}-thumbnail-1 { border-color: transparent; }
            }
            """;
    }
}
