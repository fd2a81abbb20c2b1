using System.Globalization;
using Fluid.Values;
using TemplateLanguage.Diagnostics;
using TemplateLanguage.Planning;
using TemplateLanguage.Syntax;
using TemplateLanguage.Values;

namespace TemplateLanguage.Rendering;

/// <summary>Renders one part of one message.</summary>
/// <param name="escape">HTML: outputs are escaped unless a filter says that they are markup.</param>
internal sealed class Interpreter(
    ExecutionPlan plan, Resolution resolution, Evaluator evaluator, BlockOutcomes outcomes, bool escape, CancellationToken cancellationToken) : IDisposable
{
    private readonly OutputBuffer _output = new();
    private Counters _counters = new();
    private int _steps;

    /// <summary>Set when nothing more is to be rendered.</summary>
    public Stop? Stop { get; private set; }

    public void Dispose() => _output.Dispose();

    /// <summary>The part's text; look at <see cref="Stop"/> before using it.</summary>
    public string Render(IReadOnlyList<Node> nodes, Scope scope)
    {
        outcomes.Begin();
        Run(nodes, scope);
        return Stop is null ? _output.ToString() : "";
    }

    private Flow Run(IReadOnlyList<Node> nodes, Scope scope)
    {
        foreach (var node in nodes)
        {
            var flow = Run(node, scope);
            if (evaluator.Fault is { } fault && Stop is null)
                Fail(fault.Place, fault.Message);
            if (Stop is not null)
                return Flow.Stop;
            if (flow != Flow.Next)
                return flow;
        }
        return Flow.Next;
    }

    private Flow Run(Node node, Scope scope)
    {
        if (++_steps > RenderLimits.Steps || _output.Length > RenderLimits.Output)
            return Exhausted(node);
        switch (node)
        {
            case Node.Text text:
                _output.Append(text.Value);
                return Flow.Next;
            case Node.Output output:
                Write(evaluator.Evaluate(output.Tag.Value, scope));
                return Flow.Next;
            case Node.Choice choice:
                foreach (var branch in choice.Branches)
                {
                    if (evaluator.Holds(branch.Condition, scope) != branch.Negated)
                        return Run(branch.Body, scope);
                }
                return Run(choice.Else, scope);
            case Node.Loop loop:
                return RunLoop(loop, scope);
            case Node.Block block:
                return RunBlock(block, scope);
            case Node.Assign { Tag: var assign }:
                scope.Assign(assign.Name, evaluator.Evaluate(assign.Value, scope));
                return Flow.Next;
            case Node.Case value:
                return RunCase(value, scope);
            case Node.Capture capture:
                return RunCapture(capture, scope);
            case Node.Partial partial:
                return RunPartial(partial, scope);
            case Node.Count { Tag: var count }:
                _output.Append(_counters.Count(count.Name, count.Up).ToString(CultureInfo.InvariantCulture));
                return Flow.Next;
            case Node.Cycle { Tag: var cycle }:
                var group = cycle.Group is null ? cycle.Key : "group " + evaluator.Evaluate(cycle.Group, scope).ToStringValue();
                Write(evaluator.Evaluate(cycle.Values[_counters.Turn(group, cycle.Values.Count)], scope));
                return Flow.Next;
            case Node.Jump jump:
                return jump.Tag.IsBreak ? Flow.Break : Flow.Continue;
            case Node.Abort { Tag: var abort }:
                Stop = new Stop.Abort(Text(abort.Reason, scope));
                return Flow.Stop;
            case Node.Defer { Tag: var defer }:
                Stop = new Stop.Defer(defer.After, Text(defer.Reason, scope));
                return Flow.Stop;
            default:
                throw new System.Diagnostics.UnreachableException(node.GetType().Name);
        }
    }

    private void Write(FluidValue value)
    {
        if (value is ArrayValue list)
        {
            foreach (var item in list.Values)
                Write(item);
            return;
        }
        var text = value.ToStringValue();
        if (escape && value is not StringValue { Encode: false } and not NumberValue)
            _output.AppendEscaped(text);
        else
            _output.Append(text);
    }

    private Flow RunCase(Node.Case value, Scope scope)
    {
        var subject = evaluator.Evaluate(value.Tag.Value, scope);
        var matched = false;
        foreach (var branch in value.Branches)
        {
            // As in Liquid, every branch that matches is shown, and 'else' where none before it has.
            if (branch.Values is null ? matched : !branch.Values.Any(v => Truth.AreEqual(subject, evaluator.Evaluate(v, scope))))
                continue;
            matched = true;
            if (Run(branch.Body, scope) is var flow and not Flow.Next)
                return flow;
        }
        return Flow.Next;
    }

    private Flow RunLoop(Node.Loop loop, Scope scope)
    {
        var tag = loop.Tag;
        var items = LoopItems.Of(tag, evaluator, scope, _counters);
        if (items.Count == 0)
            return Run(loop.Else, scope);
        var inner = scope.ForLoop();
        var state = new LoopState(tag.Variable + "-" + tag.Collection.Place.Text, items.Count, scope.Find("forloop"));
        inner.Set("forloop", state.Value);
        for (; state.Index < items.Count; state.Index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            inner.Set(tag.Variable, items[state.Index]);
            var flow = Run(loop.Body, inner);
            if (flow == Flow.Stop)
                return flow;
            if (flow == Flow.Break)
                break;
        }
        return Flow.Next;
    }

    private Flow RunCapture(Node.Capture capture, Scope scope)
    {
        var from = _output.Length;
        var flow = Run(capture.Body, scope);
        // What was captured is already escaped where it had to be.
        scope.Assign(capture.Tag.Name, StringValue.Create(_output.Cut(from), encode: !escape));
        return flow;
    }

    private Flow RunPartial(Node.Partial partial, Scope scope)
    {
        var tag = partial.Tag;
        var inner = tag.Isolated ? scope.Isolated() : scope.ForLoop();
        foreach (var argument in tag.Arguments)
            inner.Set(argument.Name!, evaluator.Evaluate(argument.Value, scope));
        if (tag.With is null)
            return Leave(Run(partial.Body, inner));
        var with = evaluator.Evaluate(tag.With, scope);
        if (!tag.Each || with is not ArrayValue list)
        {
            inner.Set(tag.Alias, with);
            return Leave(Run(partial.Body, inner));
        }
        var state = new LoopState(tag.Alias, list.Values.Count, scope.Find("forloop"));
        inner.Set("forloop", state.Value);
        for (; state.Index < list.Values.Count; state.Index++)
        {
            inner.Set(tag.Alias, list.Values[state.Index]);
            if (Run(partial.Body, inner) == Flow.Stop)
                return Flow.Stop;
        }
        return Flow.Next;

        // A break inside render ends the partial, not the loop around it.
        Flow Leave(Flow flow) => tag.Isolated && flow != Flow.Stop ? Flow.Next : flow;
    }

    private Flow RunBlock(Node.Block block, Scope scope)
    {
        var name = block.Tag.Name;
        var visit = outcomes.Visit(name);
        if (WhyNot(block, visit, scope) is { } reason)
            return RunFallback(block, visit, reason, scope);
        var (length, counters) = (_output.Length, _counters);
        _counters = counters.Clone();
        var flow = Run(block.Body, scope.Inner());
        if (Stop is not Stop.Fault fault)
        {
            if (flow != Flow.Stop)
                outcomes.Body(name);
            return flow;
        }
        // Nothing of the body stays: no output, no variable, no counter.
        Stop = null;
        _output.Truncate(length);
        _counters = counters;
        return RunFallback(block, visit, $"body: {fault.What.Place}: {fault.What.Message}", scope);
    }

    private string? WhyNot(Node.Block block, int visit, Scope scope)
    {
        if (outcomes.Fallen(block.Tag.Name, visit) is { } before)
            return before;
        if (resolution.WhyNot(plan.Block(block.Tag.Name)) is { } missing)
            return missing;
        if (block.Tag.Condition is null || evaluator.Holds(block.Tag.Condition, scope))
            return evaluator.TakeFault() is { } fault ? $"when: {fault.Message}" : null;
        evaluator.TakeFault();
        return "when";
    }

    private Flow RunFallback(Node.Block block, int visit, string reason, Scope scope)
    {
        outcomes.Fallback(block.Tag.Name, visit, reason);
        return block.Fallback is null ? Flow.Next : Run(block.Fallback, scope.Inner());
    }

    private string Text(Expression? expression, Scope scope) => expression is null ? "" : evaluator.Evaluate(expression, scope).ToStringValue();

    private void Fail(Place place, string message)
    {
        evaluator.TakeFault();
        Stop = new Stop.Fault(new(FaultCodes.Runtime, Severity.Error, message, place.ToSpan()));
    }

    private Flow Exhausted(Node node)
    {
        var what = _output.Length > RenderLimits.Output ? $"more than {RenderLimits.Output} characters" : $"more than {RenderLimits.Steps} steps";
        var place = node switch
        {
            Node.Output output => output.Tag.Place,
            Node.Loop loop => loop.Tag.Place,
            Node.Block block => block.Tag.Place,
            Node.Assign assign => assign.Tag.Place,
            _ => (Place?)null,
        };
        Stop = new Stop.Fault(new(FaultCodes.Runtime, Severity.Error, $"Rendering took {what}.", place?.ToSpan() ?? default));
        return Flow.Stop;
    }
}

/// <summary>What follows a node.</summary>
internal enum Flow
{
    Next,
    Break,
    Continue,
    Stop,
}
