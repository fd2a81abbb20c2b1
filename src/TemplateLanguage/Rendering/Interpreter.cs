using Fluid.Values;
using TemplateLanguage.Diagnostics;
using TemplateLanguage.Planning;
using TemplateLanguage.Rendering.Html;
using TemplateLanguage.Syntax;
using TemplateLanguage.Values;
using TemplateLanguage.Values.Filters;

namespace TemplateLanguage.Rendering;

/// <summary>Renders one part of one message.</summary>
/// <param name="escape">HTML: outputs are escaped unless a filter says that they are markup.</param>
internal sealed partial class Interpreter(
    ExecutionPlan plan, Resolution resolution, Evaluator evaluator, BlockOutcomes outcomes, bool escape, RenderLimits limits, TimeProvider time, CancellationToken cancellationToken, int room = 1024) : IDisposable
{
    private const int EveryStep = 255; // the clock is not looked at for each tag

    private readonly OutputBuffer _output = new(room);
    private Counters _counters = new();
    private (Node.LinkStart Start, int From)? _link;
    private readonly long _start = time.GetTimestamp();
    private Place? _last;
    private int _steps;

    /// <summary>Set when nothing more is to be rendered.</summary>
    public Stop? Stop { get; private set; }

    /// <summary>The text part: what is markup is told as text.</summary>
    public bool IsText { get; init; }

    /// <summary>Gets which way rendering went, where somebody wants to know.</summary>
    public BranchRecorder? Branches { get; init; }

    public void Dispose() => _output.Dispose();

    /// <summary>The part's text; look at <see cref="Stop"/> before using it.</summary>
    public string Render(IReadOnlyList<Node> nodes, Scope scope)
    {
        outcomes.Begin();
        evaluator.InMarkup = escape || IsText;
        evaluator.Numbered = name => _counters.Counted(name) is { } number ? NumberValue.Create((decimal)number) : null;
        Run(nodes, scope);
        return Stop is null ? _output.ToString() : "";
    }

    private Flow Run(IReadOnlyList<Node> nodes, Scope scope)
    {
        for (var i = 0; i < nodes.Count; i++) // an enumerator of an interface would be an object for each body
        {
            var flow = Run(nodes[i], scope);
            if (evaluator.Fault is { } fault && Stop is null)
                Fail(fault);
            if (Stop is not null)
                return Flow.Stop;
            if (flow != Flow.Next)
                return flow;
        }
        return Flow.Next;
    }

    private Flow Run(Node node, Scope scope)
    {
        if (++_steps > limits.Steps || _output.Length > limits.Output || (_steps & EveryStep) == 0 && time.GetElapsedTime(_start) > limits.Time)
            return Exhausted(node);
        switch (node)
        {
            case Node.Text text:
                _output.Append(text.Value);
                return Flow.Next;
            case Node.Output output:
                _last = output.Tag.Place;
                Write(evaluator.Evaluate(output.Tag.Value, scope), output.InCss);
                return Flow.Next;
            case Node.LinkStart start:
                _link = (start, _output.Length);
                return Flow.Next;
            case Node.LinkEnd:
                EndLink();
                return Flow.Next;
            case Node.Choice choice:
                for (var i = 0; i < choice.Branches.Count; i++)
                {
                    if (evaluator.Holds(choice.Branches[i].Condition, scope) == choice.Branches[i].Negated)
                        continue;
                    Branches?.Reach(choice.Branches[i].Place, BranchWay.Taken);
                    return Run(choice.Branches[i].Body, scope);
                }
                Branches?.Reach(choice.ElsePlace, BranchWay.Otherwise);
                return Run(choice.Else, scope);
            case Node.Loop loop:
                _last = loop.Tag.Place;
                return loop.Tag.IsTable ? RunTable(loop, scope) : RunLoop(loop, scope);
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
                _output.Append((decimal)_counters.Count(count.Name, count.Up));
                return Flow.Next;
            case Node.Cycle { Tag: var cycle }:
                var group = cycle.Group is null ? cycle.Key : "group " + evaluator.Evaluate(cycle.Group, scope).ToStringValue();
                if (_counters.Turn(group, cycle.Values.Count) is var turn && turn < cycle.Values.Count)
                    Write(evaluator.Evaluate(cycle.Values[turn], scope));
                return Flow.Next;
            case Node.IfChanged changed:
                return RunIfChanged(changed, scope);
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

    /// <summary>An address that would run a script is left empty; the rest of the message is as good as before.</summary>
    private void EndLink()
    {
        if (_link is not var (start, from) || from > _output.Length)
            return;
        if (LinkGuard.ScriptIn(_output.Since(from)) is { } scheme)
        {
            evaluator.Note($"an address that begins with '{scheme}:' was left empty{(start.Place is { } place ? $" ({place.ToSpan()})" : "")}");
            _output.Truncate(from);
        }
        _link = null;
    }

    private void Write(FluidValue value, bool inCss = false)
    {
        if (value is ArrayValue list)
        {
            foreach (var item in list.Values)
                Write(item, inCss);
            return;
        }
        if (value is NumberValue)
        {
            _output.Append(value.ToNumberValue());
            return;
        }
        var text = value.ToStringValue();
        var isMarkup = value is StringValue { Encode: false };
        if (escape && !isMarkup)
            _output.AppendEscaped(inCss ? Css.WithoutStructure(text) : text);
        else if (IsText && isMarkup)
            _output.Append(HtmlText.Read(text));
        else
            _output.Append(text);
    }

    private Flow RunCase(Node.Case value, Scope scope)
    {
        var subject = evaluator.Evaluate(value.Tag.Value, scope);
        var matched = false;
        foreach (var branch in value.Branches)
        {
            // As in Liquid, every branch is shown for each of its values that matches, and 'else' where none before it has.
            var times = branch.Values?.Count(v => Truth.AreEqual(subject, evaluator.Evaluate(v, scope))) ?? (matched ? 0 : 1);
            matched |= branch.Values is not null && times > 0;
            for (; times > 0; times--)
            {
                Branches?.Reach(branch.Place, BranchWay.Taken);
                if (Run(branch.Body, scope) is var flow and not Flow.Next)
                    return flow;
            }
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
            {
                outcomes.Body(name);
                Branches?.Reach(block.Tag.Place, BranchWay.Body);
            }
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
        Branches?.Reach(block.Tag.Place, BranchWay.Fallback);
        return block.Fallback is null ? Flow.Next : Run(block.Fallback, scope.Inner());
    }

    private string Text(Expression? expression, Scope scope) => expression is null ? "" : evaluator.Evaluate(expression, scope).ToStringValue();

    private void Fail(EvaluationFault fault)
    {
        evaluator.TakeFault();
        Stop = new Stop.Fault(new(FaultCodes.Runtime, Severity.Error, fault.Message, fault.Place.ToSpan()) { Path = fault.Path });
    }

    private Flow Exhausted(Node node)
    {
        var what = _output.Length > limits.Output ? $"gave more than {limits.Output} characters"
            : _steps > limits.Steps ? $"took more than {limits.Steps} steps"
            : $"took longer than {limits.Time.TotalMilliseconds} ms";
        // Text has no place of its own; it stands behind the tag that ran last.
        Stop = new Stop.Fault(new(FaultCodes.Runtime, Severity.Error, $"Rendering {what}.", (PlaceOf(node) ?? _last)?.ToSpan() ?? default));
        return Flow.Stop;
    }

    private static Place? PlaceOf(Node node) => node switch
    {
        Node.Output output => output.Tag.Place,
        Node.Loop loop => loop.Tag.Place,
        Node.Block block => block.Tag.Place,
        Node.Assign assign => assign.Tag.Place,
        Node.Capture capture => capture.Tag.Place,
        Node.Partial partial => partial.Tag.Place,
        _ => null,
    };
}

/// <summary>What follows a node.</summary>
internal enum Flow
{
    Next,
    Break,
    Continue,
    Stop,
}
