using TemplateLanguage.Diagnostics;

namespace TemplateLanguage.Syntax;

/// <summary>Nests pieces into a tree and tells what does not fit together.</summary>
internal sealed class TreeBuilder
{
    private const int MaxDepth = 100; // partials count: each of a chain of them has its level

    private readonly IReadOnlyList<Piece> _pieces;
    private readonly FaultList _faults;
    private readonly Stack<Tag> _open = [];
    private readonly List<Tag.Source> _sources = [];
    private int _next;
    private bool _isTooDeep;

    private TreeBuilder(IReadOnlyList<Piece> pieces, FaultList faults) => (_pieces, _faults) = (pieces, faults);

    public static Tree Build(IReadOnlyList<Piece> pieces, FaultList faults)
    {
        var builder = new TreeBuilder(pieces, faults);
        var nodes = builder.Body();
        return new(nodes, builder._sources);
    }

    /// <summary>Nodes up to a tag that belongs to an open one.</summary>
    private List<Node> Body()
    {
        var nodes = new List<Node>();
        for (; _next < _pieces.Count; _next++)
        {
            var piece = _pieces[_next];
            if (piece.Text is { } text)
                nodes.Add(new Node.Text(text));
            else if (Belongs(piece.Tag!))
                return nodes;
            else if (Single(piece.Tag!) is { } node)
                nodes.Add(node);
        }
        return nodes;
    }

    private bool Belongs(Tag tag) => tag switch
    {
        Tag.End end => _open.Any(o => Word(o) == end.Of),
        Tag.Elsif => _open.TryPeek(out var open) && open is Tag.If,
        Tag.Else => _open.TryPeek(out var open) && open is Tag.If or Tag.For { IsTable: false } or Tag.Case,
        Tag.When => _open.TryPeek(out var open) && open is Tag.Case,
        Tag.Fallback => _open.TryPeek(out var open) && open is Tag.Block,
        _ => false,
    };

    private Node? Single(Tag tag)
    {
        switch (tag)
        {
            case Tag.Output output: return new Node.Output(output);
            case Tag.Literal literal: return new Node.Text(literal.Text);
            case Tag.Jump jump: return new Node.Jump(jump);
            case Tag.Assign assign: return new Node.Assign(assign);
            case Tag.Count count: return new Node.Count(count);
            case Tag.Cycle cycle: return new Node.Cycle(cycle);
            case Tag.Abort abort: return new Node.Abort(abort);
            case Tag.Defer defer: return new Node.Defer(defer);
            case Tag.If branch: return Choice(branch);
            case Tag.Case value: return Case(value);
            case Tag.For loop: return Loop(loop);
            case Tag.Block block: return Block(block);
            case Tag.IfChanged changed:
                Open(changed);
                var shown = Body();
                Close(changed);
                return new Node.IfChanged(changed, shown);
            case Tag.Capture capture:
                Open(capture);
                var captured = Body();
                Close(capture);
                return new Node.Capture(capture, captured);
            case Tag.Partial partial:
                Open(partial);
                var included = Body();
                Close(partial);
                return new Node.Partial(partial, included);
            case Tag.Source source:
                Source(source);
                return null;
            default:
                _faults.Error(FaultCodes.Stray, tag.Place, $"{tag.Place.Text} has nothing that it belongs to.", Belonging(tag));
                return null;
        }
    }

    private Node.Choice Choice(Tag.If opening)
    {
        Open(opening);
        var branches = new List<Branch> { new(opening.Place, opening.Condition, opening.Negated, Body()) };
        IReadOnlyList<Node>? otherwise = null;
        var elsePlace = opening.Place;
        while (Middle() is { } middle)
        {
            var body = Body();
            if (otherwise is not null)
                continue; // as in Liquid, nothing behind 'else' is ever shown
            if (middle is Tag.Elsif elsif)
                branches.Add(new(elsif.Place, elsif.Condition, Negated: false, body));
            else
                (otherwise, elsePlace) = (body, middle.Place);
        }
        Close(opening);
        return BlankBodies.Cleared(new Node.Choice(branches, otherwise ?? [], elsePlace));
    }

    private Node.Case Case(Tag.Case opening)
    {
        Open(opening);
        Body(); // what stands before the first 'when' is never shown
        var branches = new List<WhenBranch>();
        while (Middle() is { } middle)
            branches.Add(new(middle.Place, (middle as Tag.When)?.Values, Body()));
        Close(opening);
        return BlankBodies.Cleared(new Node.Case(opening, branches));
    }

    private Node.Loop Loop(Tag.For opening)
    {
        Open(opening);
        var body = Body();
        IReadOnlyList<Node> otherwise = [];
        while (Middle() is not null)
            otherwise = Body();
        Close(opening);
        return BlankBodies.Cleared(new Node.Loop(opening, body, otherwise));
    }

    private Node.Block Block(Tag.Block opening)
    {
        Open(opening);
        var body = Body();
        IReadOnlyList<Node>? fallback = null;
        while (Middle() is { } second)
        {
            if (fallback is not null)
                _faults.Error(FaultCodes.Stray, second.Place, $"Block '{opening.Name}' has two fallbacks.", "Leave one.");
            fallback = Body();
        }
        Close(opening);
        return new(opening, body, fallback);
    }

    private void Source(Tag.Source source)
    {
        if (_open.Count == 0)
            _sources.Add(source);
        else
            _faults.Error(
                FaultCodes.SourceNotOnTop, source.Place, $"Source '{source.Name}' stands inside {Word(_open.Peek())}: a source is declared at the top level.",
                "Move it out; to call it only sometimes, give it a 'when'.");
    }

    private void Open(Tag tag)
    {
        _open.Push(tag);
        _next++;
        if (_open.Count < MaxDepth || _isTooDeep)
            return;
        _isTooDeep = true;
        _next = _pieces.Count;
        _faults.Error(FaultCodes.Syntax, tag.Place, $"Tags are nested more than {MaxDepth} deep; the rest is not read.", "Move parts into partials, or conditions into one.");
    }

    /// <summary>Steps over <c>else</c> and its like; <c>null</c> where an end stands.</summary>
    private Tag? Middle()
    {
        if (_next >= _pieces.Count || _pieces[_next].Tag is not (Tag.Elsif or Tag.Else or Tag.When or Tag.Fallback))
            return null;
        return _pieces[_next++].Tag;
    }

    private void Close(Tag opening)
    {
        _open.Pop();
        if (_next < _pieces.Count && _pieces[_next].Tag is Tag.End end && end.Of == Word(opening))
            return;
        if (_isTooDeep)
            return;
        _faults.Error(FaultCodes.Unclosed, opening.Place, $"'{Word(opening)}' is not closed.", $"Add {{% end{Word(opening)} %}}.");
        _next--; // the end that stands here belongs to somebody further out
    }

    public static string Word(Tag tag) => tag switch
    {
        Tag.If { Negated: true } => "unless",
        Tag.If => "if",
        Tag.Case => "case",
        Tag.For loop => loop.Word,
        Tag.IfChanged => "ifchanged",
        Tag.Capture => "capture",
        Tag.Block => "block",
        Tag.Partial partial => partial.Word,
        _ => throw new System.Diagnostics.UnreachableException($"{tag.GetType().Name} holds nothing."),
    };

    private static string? Belonging(Tag tag) => tag switch
    {
        Tag.Elsif or Tag.Else => "It stands inside if, unless, case or for.",
        Tag.When => "It stands inside case.",
        Tag.Fallback => "It stands inside block.",
        Tag.Slot => "Only a layout has slots; a template fills those of its {% layout '…' %}, one beside the other.",
        Tag.Layout => "It stands once, at the top of a template.",
        Tag.End end => $"Remove it, or add {{% {end.Of} … %}} before it.",
        _ => null,
    };
}

/// <summary>A tree, and the sources declared beside it.</summary>
internal sealed record Tree(IReadOnlyList<Node> Nodes, IReadOnlyList<Tag.Source> Sources);
