using Mjml.Components;
using Mjml.Diagnostics;
using Mjml.Html.Outline;

namespace Mjml.Parsing;

/// <summary>
/// Reads a document into nodes, as forgiving as the official reader: tag names in any case, the first of two attributes of a name wins,
/// entities stay as written, what has no place is passed over.
/// </summary>
internal ref struct MjmlReader(SourceText file, bool keepComments, FaultList faults, Includes includes, int depth = 0, bool hasTemplateTags = true)
{
    /// <summary>Deeper than any mail; shallow enough for the stack.</summary>
    public const int MaxDepth = 100;

    /// <summary>No tag knows nearly as many; further ones are passed over.</summary>
    private const int MaxAttributes = 200;

    private readonly string _source = file.Text;
    private readonly ReadOnlySpan<char> _text = file.Text;
    private readonly List<Node> _open = [];
    private readonly List<Node> _styles = [];
    private readonly List<NodeAttribute> _attributes = [];
    private readonly List<string> _inside = [];
    private Node? _root;
    private int _at;

    /// <param name="asFragment">The text is what stands in a body, without the tags around it.</param>
    public Node? Read(bool asFragment = false)
    {
        if (asFragment)
        {
            _root = new("mjml", 0, 0) { Source = file };
            _root.Add(new("mj-body", 0, 0) { Source = file });
            _open.Add(_root.Children[0]);
        }
        ReadAll();
        foreach (var node in _open.Where(n => n.Length > 0))
            faults.Add("MJ004", MjmlSeverity.Warning, $"<{node.Tag}> is never closed.", node, $"Add </{node.Tag}>.");
        AddStyles();
        return _root;
    }

    private void ReadAll()
    {
        while (_at < _text.Length)
        {
            if (IsTemplateTag(_at))
                ReadTemplateTag();
            else if (_text[_at] != '<')
                ReadText();
            else if (_text[_at..].StartsWith("<!--"))
                ReadComment();
            else if (At('/'))
                ReadEndTag();
            else if (At('!') || At('?'))
                _at = EndOf(">", _at);
            else if (_at + 1 < _text.Length && char.IsAsciiLetter(_text[_at + 1]))
                ReadStartTag();
            else
                _at++;
        }
    }

    /// <summary>Included style sheets come after all that the head holds.</summary>
    private readonly void AddStyles()
    {
        if (_styles.Count == 0 || _root is null)
            return;
        if (_root.Child("mj-head") is not { } head)
            _root.Add(head = new("mj-head", _styles[0].Offset, 0) { Source = file });
        head.AddRange(_styles);
    }

    private readonly bool IsTemplateTag(int at) => hasTemplateTags && TemplateTags.StartsAt(_text, at);

    private readonly bool At(char second) => _at + 1 < _text.Length && _text[_at + 1] == second;

    private readonly int NextStop(int from)
    {
        var next = _text[from..].IndexOfAny('<', '{');
        // A brace that opens no tag is text: step over it.
        return next < 0 ? _text.Length : next == 0 ? from + 1 : from + next;
    }

    private readonly int EndOf(string close, int from)
    {
        var end = _text[from..].IndexOf(close);
        return end < 0 ? _text.Length : from + end + close.Length;
    }

    private void ReadText()
    {
        var start = _at;
        while (_at < _text.Length && _text[_at] != '<' && !IsTemplateTag(_at))
            _at = NextStop(_at);
        if (_open.Count == 0 || _text[start.._at].IsWhiteSpace())
            return;
        start += _text[start..].Length - _text[start..].TrimStart().Length;
        faults.Add(
            "MJ014", MjmlSeverity.Warning, $"Text directly inside <{_open[^1].Tag}> is left out.", _open[^1].Tag, file, start, _text[start.._at].TrimEnd().Length,
            "Write it into <mj-text> or <mj-raw>.");
    }

    private void ReadTemplateTag()
    {
        var end = TemplateTags.End(_text, _at);
        if (_open.Count > 0)
            _open[^1].Add(new(Node.TemplateTag, _at, end - _at) { Source = file, Content = _source[_at..end] });
        _at = end;
    }

    private void ReadComment()
    {
        var end = EndOf("-->", _at);
        if (keepComments && _open.Count > 0)
            _open[^1].Add(new("mj-raw", _at, end - _at) { Source = file, Content = _source[_at..end] });
        _at = end;
    }

    private void ReadEndTag()
    {
        var end = EndOf(">", _at);
        var name = KnownNames.OfTag(_text[(_at + 2)..Math.Max(_at + 2, end - 1)].Trim());
        var index = OpenAt(name);
        if (index >= 0)
        {
            for (var i = index + 1; i < _open.Count; i++)
                faults.Add("MJ004", MjmlSeverity.Warning, $"<{_open[i].Tag}> is not closed before </{name}>.", _open[i], $"Add </{_open[i].Tag}>.");
            _open.RemoveRange(index, _open.Count - index);
        }
        else if (name is "p" or "br" && _open.Count > 0) // HTML reads these two as whole elements
            _open[^1].Add(new(name, _at, end - _at) { Source = file });
        _at = end;
    }

    private void ReadStartTag()
    {
        var node = ReadTag(out var selfClosing);
        if (node.Tag == "mj-include" && _open.Count > 0 && _root is not null)
        {
            includes.Expand(node, _open[^1], _root, _styles, depth + _open.Count);
            return;
        }
        if (depth + _open.Count >= MaxDepth)
        {
            faults.Add("MJ007", MjmlSeverity.Error, $"Elements are nested more than {MaxDepth} deep; the rest is left out.", node);
            _at = _text.Length;
            return;
        }
        if (_open.Count > 0)
            _open[^1].Add(node);
        else if (_root is null)
            _root = node;
        if (selfClosing || HtmlNames.IsVoid(node.Tag))
            return;
        if (node.Component is { HoldsHtml: true })
            ReadContent(node);
        else
            _open.Add(node);
    }

    private Node ReadTag(out bool selfClosing)
    {
        var start = _at++;
        while (_at < _text.Length && !char.IsWhiteSpace(_text[_at]) && _text[_at] is not ('>' or '/'))
            _at++;
        var name = KnownNames.OfTag(_text[(start + 1).._at]);
        _attributes.Clear();
        selfClosing = false;
        while (_at < _text.Length && _text[_at] != '>')
        {
            selfClosing = _text[_at] == '/';
            if (selfClosing || char.IsWhiteSpace(_text[_at]))
                _at++;
            else if (AttributeReader.Read(_source, hasTemplateTags, ref _at) is var attribute && _attributes.Count < MaxAttributes && (attribute.IsTemplateTag || !Has(attribute.Name)))
                _attributes.Add(attribute);
        }
        _at = Math.Min(_at + 1, _text.Length);
        return new(name, start, _at - start) { Source = file, Attributes = _attributes.Count == 0 ? [] : [.. _attributes] };
    }

    private readonly bool Has(string name)
    {
        foreach (var attribute in _attributes)
        {
            if (attribute.Name == name)
                return true;
        }
        return false;
    }

    private readonly int OpenAt(string name)
    {
        var index = _open.Count - 1;
        while (index >= 0 && _open[index].Tag != name)
            index--;
        return index;
    }

    /// <summary>The raw text up to the end tag, or to that of an element around it; elements inside have end tags of their own.</summary>
    private void ReadContent(Node node)
    {
        var start = _at;
        _inside.Clear();
        while (_at < _text.Length)
        {
            var from = _at;
            if (IsTemplateTag(_at))
                _at = TemplateTags.End(_text, _at);
            else if (_text[_at] != '<')
                _at = NextStop(_at);
            else if (_text[_at..].StartsWith("<!--"))
                _at = EndOf("-->", _at);
            else if (At('/'))
            {
                _at = EndOf(">", _at);
                if (IsMjml(from + 2) && Ends(node, KnownNames.OfTag(_text[(from + 2)..Math.Max(from + 2, _at - 1)].Trim()), start, from))
                    return;
            }
            else if (IsMjml(_at + 1))
            {
                var tag = ReadTag(out var selfClosing).Tag;
                if (!selfClosing)
                    _inside.Add(tag);
            }
            else
                _at++;
        }
        node.Content = _source[start..].Trim();
        faults.Add("MJ004", MjmlSeverity.Warning, $"<{node.Tag}> is never closed.", node, $"Add </{node.Tag}>.");
    }

    /// <summary>Whether an end tag in the content of an element ends it.</summary>
    private bool Ends(Node node, string name, int start, int at)
    {
        if (_inside.LastIndexOf(name) is var inside and >= 0)
            _inside.RemoveRange(inside, _inside.Count - inside);
        else if (name == node.Tag)
        {
            SetContent(node, start, at);
            return true;
        }
        else if (OpenAt(name) >= 0)
        {
            var last = _text[start..at].LastIndexOf("</" + node.Tag); // one that closed an element inside
            node.Content = _source.Substring(start, Math.Max(0, last)).Trim();
            faults.Add("MJ004", MjmlSeverity.Error, $"<{node.Tag}> is not closed before </{name}>; its content is left out.", node, $"Add </{node.Tag}>.");
            _at = at;
            return true;
        }
        return false;
    }

    /// <summary>The official compiler looks for the end tag in lower case only, and drops the content where it stands otherwise.</summary>
    private readonly void SetContent(Node node, int start, int end)
    {
        if (_text[(end + 2)..].StartsWith(node.Tag))
            node.Content = _source[start..end].Trim();
        else
        {
            faults.Add(
                "MJ009", MjmlSeverity.Error, $"The content of <{node.Tag}> is left out: its end tag is not in lower case.", node.Tag, file, end, node.Tag.Length + 3,
                $"Write </{node.Tag}>.");
        }
    }

    private readonly bool IsMjml(int at) => _text[at..].StartsWith("mj", StringComparison.OrdinalIgnoreCase);
}
