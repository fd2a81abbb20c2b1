using Mjml.Html;

namespace Mjml.Styles;

/// <summary>Template tags between the pieces of a list, each with the number of pieces before it.</summary>
internal sealed class TagsBetween
{
    private readonly List<(int Before, string Tag)> _tags = [];

    public void Add(int before, string tag) => _tags.Add((before, tag));

    /// <summary>Writes the tags that stand before piece <paramref name="index"/>.</summary>
    public void Write(HtmlWriter html, int index)
    {
        foreach (var (before, tag) in _tags)
        {
            if (before == index)
                html.Raw(tag);
        }
    }
}
