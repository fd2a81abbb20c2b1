using TemplateLanguage.Diagnostics;
using TemplateLanguage.Syntax;

namespace TemplateLanguage.Rendering.Html;

/// <summary>
/// Follows the finished HTML to each output, and marks what escaping alone does not make safe: addresses, whose scheme could run a script, and styles,
/// whose semicolon could begin another declaration. Where no escaping would do, it is a fault.
/// </summary>
internal sealed class OutputContexts(FaultList faults)
{
    private HtmlContext _at = new();
    private Node.LinkStart? _link;

    public IReadOnlyList<Node> Mark(IReadOnlyList<Node> nodes)
    {
        var marked = new List<Node>(nodes.Count);
        foreach (var node in nodes)
        {
            switch (node)
            {
                case Node.Text text:
                    AddText(text.Value, marked);
                    break;
                case Node.Output output:
                    Check(output);
                    _link?.Place ??= output.Tag.Place;
                    marked.Add(_at.InCss ? output with { InCss = true } : output);
                    break;
                default:
                    marked.Add(Inside(node));
                    break;
            }
        }
        return marked;
    }

    private Node Inside(Node node)
    {
        switch (node)
        {
            case Node.Choice choice:
                var bodies = Fork([.. choice.Branches.Select(b => b.Body), choice.Else]);
                return choice with { Branches = [.. choice.Branches.Select((b, i) => b with { Body = bodies[i] })], Else = bodies[^1] };
            case Node.Case value:
                var branches = Fork([.. value.Branches.Select(b => b.Body)]);
                return value with { Branches = [.. value.Branches.Select((b, i) => b with { Body = branches[i] })] };
            case Node.Loop loop:
                var loops = Fork([loop.Body, loop.Else]);
                return loop with { Body = loops[0], Else = loops[1] };
            case Node.Block block:
                var sides = Fork([block.Body, block.Fallback ?? []]);
                return block with { Body = sides[0], Fallback = block.Fallback is null ? null : sides[1] };
            case Node.Partial partial:
                return partial with { Body = Mark(partial.Body) };
            case Node.Capture capture:
                var before = _at;
                _at = new();
                var body = Mark(capture.Body);
                _at = before;
                return capture with { Body = body };
            default:
                return node;
        }
    }

    /// <summary>Each branch begins where the first one does; what follows goes on from where that one ends.</summary>
    private List<IReadOnlyList<Node>> Fork(IReadOnlyList<Node>[] branches)
    {
        var (before, after) = (_at, _at);
        var marked = new List<IReadOnlyList<Node>>();
        foreach (var branch in branches)
        {
            _at = before;
            marked.Add(Mark(branch));
            if (marked.Count == 1)
                after = _at;
        }
        _at = after;
        return marked;
    }

    private void AddText(string text, List<Node> marked)
    {
        var from = 0;
        var start = -1; // of an address that begins in this text
        var wasLink = _at.InLink;
        for (var at = 0; at < text.Length;)
        {
            var next = _at.Read(text, at);
            if (!wasLink && _at.InLink)
                start = next;
            else if (wasLink && !_at.InLink && start < 0)
                from = Cut(text, from, at, new Node.LinkEnd(), marked);
            wasLink = _at.InLink;
            start = wasLink ? start : -1;
            at = next;
        }
        // An address that begins and ends in one text holds no data.
        if (wasLink && start >= 0)
            from = Cut(text, from, start, _link = new Node.LinkStart(), marked);
        if (from < text.Length)
            marked.Add(new Node.Text(text[from..]));
    }

    private static int Cut(string text, int from, int at, Node mark, List<Node> marked)
    {
        if (from < at)
            marked.Add(new Node.Text(text[from..at]));
        marked.Add(mark);
        return at;
    }

    private void Check(Node.Output output)
    {
        if (output.Tag.Value is Expression.Filtered { Filter.Name: "raw" })
            return; // the author's word: it is markup
        if (_at.IsUnquoted)
            faults.Error(FaultCodes.Unquoted, output.Tag.Place, "This value stands without quotes: a blank in the data would begin another attribute.", "Put the attribute's value in double quotes.");
        else if (_at.IsBetween)
            faults.Error(FaultCodes.Unquoted, output.Tag.Place, "Data cannot be a tag's or an attribute's name.", "Write the name, and data as its value: name=\"{{ … }}\"; around attributes put {% if … %}.");
    }
}
