using Fluid.Values;
using TemplateLanguage.Syntax;
using TemplateLanguage.Values;

namespace TemplateLanguage.Rendering;

/// <summary>What is shown again and again: loops, tables and partials.</summary>
internal sealed partial class Interpreter
{
    /// <summary>The loop around, for <c>forloop.parentloop</c>.</summary>
    private RecordValue? _loop;

    private Flow RunLoop(Node.Loop loop, Scope scope)
    {
        var tag = loop.Tag;
        var items = LoopItems.Of(tag, evaluator, scope, _counters, limits.Items);
        if (items.Count == 0)
            return Run(loop.Else, scope);
        var inner = scope.ForLoop();
        var around = _loop;
        var state = new LoopState(tag.Key, items.Count, around);
        _loop = state.Value;
        inner.Set(tag.State, state.Value);
        var depth = evaluator.Origins.Depth;
        evaluator.Origins.Push(tag.Variable, tag.Collection, () => items.PlaceOf(state.Index));
        var flow = Flow.Next;
        for (; state.Index < items.Count && flow is Flow.Next or Flow.Continue; state.Index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            inner.Set(tag.Variable, items[state.Index]);
            flow = Run(loop.Body, inner);
        }
        _loop = around;
        evaluator.Origins.Return(depth);
        return flow == Flow.Stop ? flow : Flow.Next;
    }

    /// <summary>Rows of cells. In text there are no tags: cells are parted by a space, rows by a line.</summary>
    private Flow RunTable(Node.Loop loop, Scope scope)
    {
        var tag = loop.Tag;
        if (evaluator.Evaluate(tag.Collection, scope).IsNil())
            return Flow.Next;
        var items = LoopItems.Of(tag, evaluator, scope, _counters, limits.Items);
        var columns = tag.Columns is null ? items.Count : evaluator.Whole(tag.Columns, scope) ?? items.Count;
        var inner = scope.ForLoop();
        var state = new LoopState(items.Count, Math.Max(1, columns));
        inner.Set(tag.State, state.Value);
        var depth = evaluator.Origins.Depth;
        evaluator.Origins.Push(tag.Variable, tag.Collection, () => items.PlaceOf(state.Index));
        _output.Append(escape ? "<tr class=\"row1\">\n" : "");
        for (; state.Index < items.Count; state.Index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            inner.Set(tag.Variable, items[state.Index]);
            _output.Append(escape ? $"<td class=\"col{state.Column}\">" : "");
            var flow = Run(loop.Body, inner);
            if (flow == Flow.Stop)
            {
                evaluator.Origins.Return(depth);
                return flow;
            }
            _output.Append(escape ? "</td>" : "");
            if (flow == Flow.Break)
                break;
            if (state.Index < items.Count - 1)
                _output.Append(state.IsRowEnd ? escape ? NextRow(state) : "\n" : escape ? "" : " ");
        }
        _output.Append(escape ? "</tr>\n" : "\n");
        evaluator.Origins.Return(depth);
        return Flow.Next;
    }

    private static string NextRow(LoopState state) => $"</tr>\n<tr class=\"row{state.Row + 1}\">";

    private Flow RunIfChanged(Node.IfChanged changed, Scope scope)
    {
        var from = _output.Length;
        var flow = Run(changed.Body, scope);
        var shown = _output.Cut(from);
        if (shown != _counters.Shown)
            _output.Append(shown);
        _counters.Shown = shown;
        return flow;
    }

    private Flow RunPartial(Node.Partial partial, Scope scope)
    {
        var depth = evaluator.Origins.Depth;
        var flow = RunPartialWithin(partial, scope, depth);
        evaluator.Origins.Return(depth);
        return flow;
    }

    private Flow RunPartialWithin(Node.Partial partial, Scope scope, int depth)
    {
        var tag = partial.Tag;
        var inner = tag.Isolated ? scope.Isolated() : scope.ForLoop();
        foreach (var argument in tag.Arguments)
            inner.Set(argument.Name!, evaluator.Evaluate(argument.Value, scope));
        foreach (var argument in tag.Arguments)
            evaluator.Origins.Push(argument.Name!, argument.Value, partial: tag.Isolated ? depth : null);
        if (tag.With is null)
            return RunPartialOnce(partial, inner);
        var with = evaluator.Evaluate(tag.With, scope);
        if (!tag.Each || with is not ArrayValue list)
        {
            inner.Set(tag.Alias, with);
            evaluator.Origins.Push(tag.Alias, tag.With, partial: tag.Isolated ? depth : null);
            return RunPartialOnce(partial, inner);
        }
        var state = new LoopState(tag.Alias, list.Values.Count, parent: null);
        inner.Set("forloop", state.Value);
        evaluator.Origins.Push(tag.Alias, tag.With, () => state.Index, partial: tag.Isolated ? depth : null);
        for (; state.Index < list.Values.Count; state.Index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var each = tag.Isolated ? inner.Inner() : inner; // what one round of a render assigns, the next does not see
            each.Set(tag.Alias, list.Values[state.Index]);
            if (RunPartialOnce(partial, each) is var flow and (Flow.Stop or Flow.Break))
                return flow;
        }
        return Flow.Next;
    }

    /// <summary>A rendered partial counts for itself, and a break inside it ends it, not the loop around it.</summary>
    private Flow RunPartialOnce(Node.Partial partial, Scope inner)
    {
        if (!partial.Tag.Isolated)
            return Run(partial.Body, inner);
        var (counters, loop) = (_counters, _loop);
        (_counters, _loop) = (new(), null);
        var flow = Run(partial.Body, inner);
        (_counters, _loop) = (counters, loop);
        return flow == Flow.Stop ? flow : Flow.Next;
    }
}
