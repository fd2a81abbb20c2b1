using System.Globalization;
using Fluid;
using Fluid.Values;
using TemplateLanguage.Syntax;
using TemplateLanguage.Values.Filters;

namespace TemplateLanguage.Values;

/// <summary>Works out expressions for one message. The first fault is kept until somebody takes it; its expression is nil.</summary>
internal sealed class Evaluator(TemplateContext context, bool strict, int maxItems, int maxText)
{
    private const int FilterOutput = 20; // times the longest part: what honest filters make is a small part of one
    private const int MaxNotes = 20; // the first tell what is wrong; a loop would repeat them thousands of times

    private readonly List<string> _notes = [];
    private long _made; // characters that filters have made for this message

    public TemplateContext Context => context;

    /// <summary>Whether what is worked out goes into HTML.</summary>
    public bool InMarkup { get; set; }

    /// <summary>The numbers of <c>increment</c>, which stand behind all variables.</summary>
    public Func<string, FluidValue?>? Numbered { get; set; }

    public EvaluationFault? Fault { get; private set; }

    /// <summary>What was odd and did not stop the message, such as properties that are not there.</summary>
    public IReadOnlyList<string> Notes => _notes;

    public EvaluationFault? TakeFault()
    {
        var fault = Fault;
        Fault = null;
        return fault;
    }

    /// <summary>Where names of loops and partials come from.</summary>
    public Origins Origins { get; } = new();

    public void Fail(Place place, string message, string? path = null) => Fault ??= new(place, message, path);

    public FluidValue Evaluate(Expression expression, Scope scope) => expression switch
    {
        Expression.Path path => Path(path, scope),
        Expression.Literal literal => literal.Value,
        Expression.Filtered filtered => Filter(filtered, scope),
        Expression.Comparison comparison => Boolean(Compare(comparison, scope)),
        Expression.Logical => Boolean(Holds(expression, scope)),
        Expression.Range range => Range(range, scope),
        _ => throw new System.Diagnostics.UnreachableException(expression.GetType().Name),
    };

    public bool Holds(Expression condition, Scope scope) => condition switch
    {
        Expression.Logical { IsAnd: true } and => Holds(and.Left, scope) && Holds(and.Right, scope),
        Expression.Logical or => Holds(or.Left, scope) || Holds(or.Right, scope),
        Expression.Comparison comparison => Compare(comparison, scope),
        Expression.Path path => Truth.Of(Path(path, scope, mayBeMissing: true)),
        _ => Truth.Of(Evaluate(condition, scope)),
    };

    private bool Compare(Expression.Comparison comparison, Scope scope)
    {
        var (left, right) = (Evaluate(comparison.Left, scope), Evaluate(comparison.Right, scope));
        if (comparison.Operator[0] is '<' or '>' && Truth.AreAtOdds(left, right))
            Fail(comparison.Place, $"'{left.ToStringValue()}' and '{right.ToStringValue()}' have no order: one is a number or a moment, the other is not.");
        return Truth.Compare(left, comparison.Operator, right);
    }

    /// <param name="mayBeMissing">Whether the template itself says what is done without it: then it is not odd.</param>
    private FluidValue Path(Expression.Path path, Scope scope, bool mayBeMissing = false)
    {
        var value = path.Root.Length > 0 ? Variable(path.Root, scope) : null;
        for (var i = 0; i < path.Segments.Count; i++)
        {
            var segment = path.Segments[i];
            var index = segment.Index is null ? null : Evaluate(segment.Index, scope);
            if (value is null) // ['name'] at the beginning names a variable
            {
                value = Variable(index!.ToStringValue(), scope);
                continue;
            }
            if (value.IsNil())
                return NilValue.Instance;
            if (Members.Get(value, segment.Name, index, context) is not { } found)
            {
                Missing(path, i, scope, mayBeMissing);
                return NilValue.Instance;
            }
            value = found;
        }
        return value!;
    }

    private FluidValue Variable(string name, Scope scope) => scope.Find(name) ?? Numbered?.Invoke(name) ?? NilValue.Instance;

    private void Missing(Expression.Path path, int segment, Scope scope, bool mayBeMissing)
    {
        var place = path.Segments[segment].Place;
        if (!strict)
        {
            if (!mayBeMissing)
                Note($"'{(path.Place with { End = place.End }).Text}' is not there");
            return;
        }
        var whole = PathOf(path with { Segments = [.. path.Segments.Take(segment + 1)] }, scope);
        Fail(place, $"'{whole}' is not there.", whole);
    }

    private string? PathOf(Expression expression, Scope scope)
    {
        if (Fault is not null)
            return null; // only the first fault is told
        var path = Origins.Describe(expression, e => Evaluate(e, scope));
        Fault = null; // working out an index has failed before
        return path;
    }

    public void Note(string note)
    {
        if (_notes.Count < MaxNotes && !_notes.Contains(note))
            _notes.Add(note);
    }

    private FluidValue Filter(Expression.Filtered filtered, Scope scope)
    {
        var call = filtered.Filter;
        var input = call.Name == "default" && filtered.Input is Expression.Path wanted ? Path(wanted, scope, mayBeMissing: true) : Evaluate(filtered.Input, scope);
        try
        {
            if (call.Filter is { } own)
                return Counted(call, own.Apply(input, Given(call, scope)));
            if (context.Options.Filters.TryGetValue(call.Name, out var filter))
            {
                var arguments = Arguments(call, scope);
                if (call.Name == "format_string")
                    FormatWidths.Check(input.ToStringValue(), inBraces: true);
                else if (call.Name == "format_number")
                    FormatWidths.Check(arguments.At(0).ToStringValue());
                var result = filter(input, arguments, context);
                return Counted(call, result.IsCompletedSuccessfully ? result.Result : result.AsTask().GetAwaiter().GetResult()); // filters only compute: it is there already
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            var path = PathOf(filtered.Input, scope);
            Fail(call.Place, $"Filter '{call.Name}' failed{(path is null ? "" : $" on {path}")}: {e.Message}", path);
            return NilValue.Instance;
        }
        Fail(call.Place, $"There is no filter '{call.Name}'.");
        return NilValue.Instance;
    }

    /// <summary>Variables hold what is never printed, so that has its limit too.</summary>
    private FluidValue Counted(FilterCall call, FluidValue made)
    {
        if (made is StringValue text && (_made += text.ToStringValue().Length) > (long)maxText * FilterOutput)
            Fail(call.Place, $"Filters have made more than {((long)maxText * FilterOutput).ToString(CultureInfo.InvariantCulture)} characters.");
        return made;
    }

    private Given Given(FilterCall call, Scope scope)
    {
        var values = call.Arguments.Count == 0 ? [] : new FluidValue[call.Arguments.Count];
        var count = 0;
        Dictionary<string, FluidValue>? named = null;
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            var argument = call.Arguments[i];
            var value = Evaluate(argument.Value, scope);
            if (argument.Name is null)
                values[count++] = value;
            else
                (named ??= new(StringComparer.Ordinal))[argument.Name] = value;
        }
        if (count < values.Length)
            Array.Resize(ref values, count);
        return new(values, named, context, InMarkup, maxText);
    }

    private FilterArguments Arguments(FilterCall call, Scope scope)
    {
        var arguments = call.Arguments.Count == 0 ? FilterArguments.Empty : new FilterArguments();
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            var argument = call.Arguments[i];
            var value = Evaluate(argument.Value, scope);
            _ = argument.Name is null ? arguments.Add(value) : arguments.Add(argument.Name, value);
        }
        return arguments;
    }

    private ArrayValue Range(Expression.Range range, Scope scope)
    {
        var (from, to) = (Whole(range.From, scope), Whole(range.To, scope));
        if (from is not { } first || to is not { } last || last < first)
            return ArrayValue.Empty;
        if ((long)last - first >= maxItems)
        {
            Fail(range.Place, $"The range has more than {maxItems.ToString(CultureInfo.InvariantCulture)} numbers.");
            return ArrayValue.Empty;
        }
        var numbers = new FluidValue[last - first + 1];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = NumberValue.Create(first + i);
        return new ArrayValue(numbers);
    }

    public int? Whole(Expression expression, Scope scope)
    {
        var value = Evaluate(expression, scope);
        if (value.IsNil())
            return null;
        var number = value is NumberValue || decimal.TryParse(value.ToStringValue(), NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? value.ToNumberValue() : 0;
        return (int)Math.Clamp(Math.Truncate(number), int.MinValue / 2, int.MaxValue / 2);
    }

    private static BooleanValue Boolean(bool value) => value ? BooleanValue.True : BooleanValue.False;
}
