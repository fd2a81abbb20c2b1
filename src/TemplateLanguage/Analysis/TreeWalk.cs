using TemplateLanguage.Diagnostics;
using TemplateLanguage.Syntax;

namespace TemplateLanguage.Analysis;

/// <summary>Finds what each block, and what stands outside of them, uses: through variables, loops, captures and partials.</summary>
internal sealed class TreeWalk(IReadOnlyList<Tag.Source> sources, ExpressionWalk expressions, FaultList faults)
{
    private readonly List<BlockUse> _blocks = [];
    private readonly Stack<int> _bodies = [];

    public IReadOnlyList<BlockUse> Blocks => _blocks;

    public void Visit(IEnumerable<Node> nodes, Surroundings at, Consumer consumer)
    {
        foreach (var node in nodes)
            Visit(node, at, consumer);
    }

    private void Visit(Node node, Surroundings at, Consumer consumer)
    {
        switch (node)
        {
            case Node.Output output:
                expressions.Visit(output.Tag.Value, at, consumer);
                break;
            case Node.Assign { Tag: var assign }:
                CheckName(assign.NamePlace, assign.Name);
                at.Variables.Set(assign.Name, new(Gather(c => expressions.Visit(assign.Value, at, c), consumer), expressions.ShapeOf(assign.Value, at), FilterCheck.IsPersonal(assign.Value, at)));
                break;
            case Node.Capture capture:
                CheckName(capture.Tag.NamePlace, capture.Tag.Name);
                at.Variables.Set(capture.Tag.Name, new(Gather(c => Visit(capture.Body, at, c), consumer)));
                break;
            case Node.Count { Tag: var count }:
                at.Variables.Set(count.Name, default);
                break;
            case Node.Cycle { Tag: var cycle }:
                foreach (var value in cycle.Values.Concat(cycle.Group is null ? [] : [cycle.Group]))
                    expressions.Visit(value, at, consumer);
                break;
            case Node.Abort { Tag.Reason: { } reason }:
                expressions.Visit(reason, at, consumer);
                break;
            case Node.Defer { Tag.Reason: { } reason }:
                expressions.Visit(reason, at, consumer);
                break;
            case Node.Choice choice:
                VisitChoice(choice, at, consumer);
                break;
            case Node.Case value:
                VisitCase(value, at, consumer);
                break;
            case Node.Loop loop:
                VisitLoop(loop, at, consumer);
                break;
            case Node.IfChanged changed:
                Visit(changed.Body, at, consumer);
                break;
            case Node.Block block:
                VisitBlock(block, at, consumer);
                break;
            case Node.Partial partial:
                VisitPartial(partial, at, consumer);
                break;
        }
    }

    private void VisitChoice(Node.Choice choice, Surroundings at, Consumer consumer)
    {
        foreach (var branch in choice.Branches)
            expressions.Visit(branch.Condition, at, consumer);
        Fork(choice.Branches.Select(b => b.Body).Append(choice.Else), at, consumer);
    }

    private void VisitCase(Node.Case value, Surroundings at, Consumer consumer)
    {
        expressions.Visit(value.Tag.Value, at, consumer);
        foreach (var candidate in value.Branches.SelectMany(b => b.Values ?? []))
            expressions.Visit(candidate, at, consumer);
        Fork(value.Branches.Select(b => b.Body).Append([]), at, consumer);
    }

    private void VisitLoop(Node.Loop loop, Surroundings at, Consumer consumer)
    {
        foreach (var expression in new[] { loop.Tag.Collection, loop.Tag.Limit, loop.Tag.Offset, loop.Tag.Columns })
        {
            if (expression is not null)
                expressions.Visit(expression, at, consumer);
        }
        // Items come from where the list comes from; that they are used is already told of the list.
        var inside = at.Variables.Clone();
        inside.Set(loop.Tag.Variable, new(Gather(c => expressions.Visit(loop.Tag.Collection, at, c), consumer), expressions.ItemShapeOf(loop.Tag.Collection, at), FilterCheck.IsPersonal(loop.Tag.Collection, at)));
        inside.Set(loop.Tag.State, default);
        var body = at with { Variables = inside };
        // A second round sees what the first has assigned.
        Visit(loop.Body, body, consumer);
        Visit(loop.Body, body, consumer);
        at.Variables.Join(inside);
        Visit(loop.Else, at, consumer);
    }

    private void VisitBlock(Node.Block block, Surroundings at, Consumer consumer)
    {
        var index = BlockIndex(block);
        var use = _blocks[index];
        if (block.Tag.Condition is { } when)
        {
            var named = new Gathering();
            expressions.Visit(when, at, named);
            use.Consumer.Wait(named.Needs | named.Waits);
        }
        foreach (var (place, name) in block.Tag.Needs)
        {
            if (SourceIndex(name) is { } source)
                use.Consumer.Need(1UL << source, place, name);
            else
                faults.Error(FaultCodes.UnknownVariable, place, $"There is no source '{name}'.", Suggest.Nearest(name, sources.Select(s => s.Name)));
        }
        // What is assigned in a block ends with it.
        _bodies.Push(index);
        Visit(block.Body, at with { Variables = at.Variables.Clone() }, use.Consumer);
        _bodies.Pop();
        Visit(block.Fallback ?? [], at with { Variables = at.Variables.Clone() }, consumer);
    }

    private void VisitPartial(Node.Partial partial, Surroundings at, Consumer consumer)
    {
        var tag = partial.Tag;
        var inside = tag.Isolated ? new Variables() : at.Variables.Clone();
        foreach (var argument in tag.Arguments)
            inside.Set(argument.Name!, new(Gather(c => expressions.Visit(argument.Value, at, c), consumer), expressions.ShapeOf(argument.Value, at), FilterCheck.IsPersonal(argument.Value, at)));
        if (tag.With is not null)
            inside.Set(tag.Alias, new(Gather(c => expressions.Visit(tag.With, at, c), consumer), tag.Each ? expressions.ItemShapeOf(tag.With, at) : expressions.ShapeOf(tag.With, at), FilterCheck.IsPersonal(tag.With, at)));
        if (tag.Each)
            inside.Set("forloop", default);
        foreach (var (name, _) in tag.Parameters.Where(p => tag.Isolated && !inside.TryGet(p.Name, out _)))
            inside.Set(name, default);
        var within = tag.Isolated
            ? new Surroundings(at.Always, inside, AssignedNames.In(partial.Body), SeesSources: false, tag.Name)
            : at with { Variables = inside };
        Visit(partial.Body, within, consumer);
        if (!tag.Isolated)
            at.Variables.Join(inside);
    }

    private void Fork(IEnumerable<IReadOnlyList<Node>> branches, Surroundings at, Consumer consumer)
    {
        var before = at.Variables.Clone();
        var first = true;
        foreach (var branch in branches)
        {
            var inside = before.Clone();
            Visit(branch, at with { Variables = inside }, consumer);
            if (first)
                Replace(at.Variables, inside);
            else
                at.Variables.Join(inside);
            first = false;
        }
    }

    private static void Replace(Variables target, Variables source)
    {
        foreach (var name in source.Names)
            target.Set(name, source.TryGet(name, out var variable) ? variable : default);
    }

    /// <summary>The sources a value comes from; whoever shows it later needs them, metadata is waited for at once.</summary>
    private static ulong Gather(Action<Consumer> visit, Consumer consumer)
    {
        var gathering = new Gathering();
        visit(gathering);
        consumer.Wait(gathering.Waits);
        return gathering.Needs;
    }

    private int BlockIndex(Node.Block block)
    {
        var known = _blocks.FindIndex(b => ReferenceEquals(b.Tag, block.Tag)); // the second round of a loop
        if (known >= 0)
            return known;
        if (block.Tag.Name.Length > 0 && _blocks.Exists(b => b.Tag.Name == block.Tag.Name))
            faults.Error(FaultCodes.DuplicateName, block.Tag.NamePlace, $"There are two blocks '{block.Tag.Name}'.", "Give each its own name: reports tell blocks by it.");
        if (block.Fallback is null && block.Tag.Name.Length > 0)
            faults.Warning(FaultCodes.NoFallback, block.Tag.Place, $"Block '{block.Tag.Name}' has no fallback: when it falls, nothing stands in its place.", "Add {% fallback %}, empty if that is meant.");
        _blocks.Add(new(block.Tag, _bodies.TryPeek(out var parent) ? parent : null, new Gathering()));
        return _blocks.Count - 1;
    }

    private void CheckName(Place place, string name)
    {
        if (Names.Always.Contains(name))
            faults.Error(FaultCodes.TakenName, place, $"'{name}' is there in every message and cannot be assigned.", "Choose another name.");
        else if (SourceIndex(name) is not null)
            faults.Error(FaultCodes.TakenName, place, $"'{name}' is a source and cannot be assigned.", "Choose another name.");
    }

    private int? SourceIndex(string name)
    {
        for (var i = 0; i < sources.Count; i++)
        {
            if (sources[i].Name == name)
                return i;
        }
        return null;
    }
}

/// <summary>What a block uses.</summary>
/// <param name="Parent">The block in whose body it stands.</param>
internal sealed record BlockUse(Tag.Block Tag, int? Parent, Consumer Consumer);
