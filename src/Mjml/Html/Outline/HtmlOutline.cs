using Mjml.Parsing;

namespace Mjml.Html.Outline;

/// <summary>
/// The start tags of a page in one forward reading, for what selects elements: inlined styles and <c>mj-html-attributes</c>. Comments, conditional
/// ones too, styles and template tags are stepped over.
/// </summary>
internal sealed class HtmlOutline
{
    private readonly List<OutlineElement> _elements = [];
    private readonly Stack<OutlineElement> _open = new();
    private OutlineElement? _lastRoot;

    private HtmlOutline()
    {
    }

    public IReadOnlyList<OutlineElement> Elements => _elements;

    public static HtmlOutline Of(ReadOnlySpan<char> html)
    {
        var outline = new HtmlOutline();
        for (var at = 0; at < html.Length;)
            at = outline.Step(html, at);
        return outline;
    }

    /// <summary>Writes the page with what was changed at its elements.</summary>
    public void WriteTo(HtmlWriter to, ReadOnlySpan<char> html)
    {
        var at = 0;
        foreach (var element in _elements)
        {
            if (!element.IsChanged)
                continue;
            foreach (var attribute in element.Attributes)
            {
                if (attribute is { IsNew: false, IsChanged: true })
                {
                    to.Raw(html[at..attribute.Start]).Attribute(attribute.Name, attribute.Value);
                    at = attribute.End;
                }
            }
            to.Raw(html[at..element.AttributesEnd]);
            at = element.AttributesEnd;
            foreach (var attribute in element.Attributes)
            {
                if (attribute.IsNew)
                    to.Raw(" ").Attribute(attribute.Name, attribute.Value);
            }
        }
        to.Raw(html[at..]);
    }

    private int Step(ReadOnlySpan<char> html, int at)
    {
        var rest = html[at..];
        if (TemplateTags.StartsAt(html, at))
        {
            NoteText();
            return TemplateTags.End(html, at);
        }
        if (rest[0] != '<')
        {
            NoteText();
            var next = rest[1..].IndexOfAny('<', '{');
            return next < 0 ? html.Length : at + 1 + next;
        }
        if (rest.StartsWith("<!--"))
            return EndOf(html, at, "-->");
        if (rest.Length > 1 && rest[1] is '!' or '?')
            return EndOf(html, at, ">");
        if (rest.Length > 2 && rest[1] == '/' && char.IsAsciiLetter(rest[2]))
            return End(html, at);
        if (rest.Length > 1 && char.IsAsciiLetter(rest[1]))
            return Start(html, at);
        NoteText();
        return at + 1;
    }

    private void NoteText()
    {
        if (_open.TryPeek(out var open))
            open.HasText = true;
    }

    private static int EndOf(ReadOnlySpan<char> html, int at, string close)
    {
        var end = html[at..].IndexOf(close);
        return end < 0 ? html.Length : at + end + close.Length;
    }

    private int End(ReadOnlySpan<char> html, int at)
    {
        var end = EndOf(html, at, ">");
        var name = HtmlNames.Lower(html[(at + 2)..Math.Max(at + 2, end - 1)].Trim());
        foreach (var open in _open)
        {
            if (open.Tag != name)
                continue;
            while (_open.Pop() != open)
            {
            }
            break;
        }
        return end;
    }

    private int Start(ReadOnlySpan<char> html, int at)
    {
        var name = StartTagReader.Name(html, at + 1);
        var tag = HtmlNames.Lower(html[(at + 1)..name]);
        while (_open.TryPeek(out var top) && HtmlNames.Closes(tag, top.Tag))
            _open.Pop();
        _open.TryPeek(out var parent);
        var previous = parent is null ? _lastRoot : parent.LastChild;
        var element = new OutlineElement(tag, at, parent) { Previous = previous };
        previous?.Next = element;
        if (parent is null)
            _lastRoot = element;
        else
            parent.LastChild = element;
        _elements.Add(element);
        var end = StartTagReader.Attributes(html, name, element);
        if (tag is "style" or "script" or "title" or "textarea" or "xmp")
        {
            var close = html[end..].IndexOf($"</{tag}", StringComparison.OrdinalIgnoreCase);
            return close < 0 ? html.Length : EndOf(html, end + close, ">");
        }
        if (!HtmlNames.IsVoid(tag))
            _open.Push(element);
        return end;
    }
}
