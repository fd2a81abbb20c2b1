using System.Globalization;
using Fluid;
using Fluid.Values;
using TemplateLanguage.Syntax;

namespace TemplateLanguage.Values;

/// <summary>Works out expressions for one message. The first fault is kept until somebody takes it; its expression is nil.</summary>
internal sealed class Evaluator(TemplateContext context, bool strict)
{
    private const int MaxRange = 10_000; // items of a loop over numbers; beyond it a template is broken, not large
    private const int MaxNotes = 20; // the first tell what is wrong; a loop would repeat them thousands of times

    private readonly List<string> _notes = [];

    public TemplateContext Context => context;

    public EvaluationFault? Fault { get; private set; }

    /// <summary>What was odd and did not stop the message, such as properties that are not there.</summary>
    public IReadOnlyList<string> Notes => _notes;

    public EvaluationFault? TakeFault()
    {
        var fault = Fault;
        Fault = null;
        return fault;
    }

    public void Fail(Place place, string message) => Fault ??= new(place, message);

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
        _ => Truth.Of(Evaluate(condition, scope)),
    };

    private bool Compare(Expression.Comparison comparison, Scope scope) =>
        Truth.Compare(Evaluate(comparison.Left, scope), comparison.Operator, Evaluate(comparison.Right, scope));

    private FluidValue Path(Expression.Path path, Scope scope)
    {
        var value = path.Root.Length > 0 ? scope.Find(path.Root) ?? NilValue.Instance : null;
        foreach (var segment in path.Segments)
        {
            var index = segment.Index is null ? null : Evaluate(segment.Index, scope);
            if (value is null) // ['name'] at the beginning names a variable
            {
                value = scope.Find(index!.ToStringValue()) ?? NilValue.Instance;
                continue;
            }
            if (value.IsNil())
                return NilValue.Instance;
            if (Members.Get(value, segment.Name, index, context) is not { } found)
            {
                Missing(path, segment);
                return NilValue.Instance;
            }
            value = found;
        }
        return value!;
    }

    private void Missing(Expression.Path path, Segment segment)
    {
        var whole = (path.Place with { End = segment.Place.End }).Text;
        if (strict)
            Fail(segment.Place, $"'{whole}' is not there.");
        else
            Note($"'{whole}' is not there");
    }

    public void Note(string note)
    {
        if (_notes.Count < MaxNotes && !_notes.Contains(note))
            _notes.Add(note);
    }

    private FluidValue Filter(Expression.Filtered filtered, Scope scope)
    {
        var input = Evaluate(filtered.Input, scope);
        var call = filtered.Filter;
        var arguments = call.Arguments.Count == 0 ? FilterArguments.Empty : new FilterArguments();
        foreach (var argument in call.Arguments)
        {
            var value = Evaluate(argument.Value, scope);
            _ = argument.Name is null ? arguments.Add(value) : arguments.Add(argument.Name, value);
        }
        if (!context.Options.Filters.TryGetValue(call.Name, out var filter))
        {
            Fail(call.Place, $"There is no filter '{call.Name}'.");
            return NilValue.Instance;
        }
        try
        {
            return filter(input, arguments, context).AsTask().GetAwaiter().GetResult(); // filters only compute: it is there already
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Fail(call.Place, $"Filter '{call.Name}' failed: {e.Message}");
            return NilValue.Instance;
        }
    }

    private ArrayValue Range(Expression.Range range, Scope scope)
    {
        var (from, to) = (Whole(range.From, scope), Whole(range.To, scope));
        if (from is not { } first || to is not { } last || last < first)
            return ArrayValue.Empty;
        if (last - first >= MaxRange)
        {
            Fail(range.Place, $"The range has more than {MaxRange.ToString(CultureInfo.InvariantCulture)} numbers.");
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
