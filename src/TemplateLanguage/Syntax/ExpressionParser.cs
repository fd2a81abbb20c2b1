using System.Globalization;
using Fluid.Values;

namespace TemplateLanguage.Syntax;

/// <summary>Reads expressions. Each method gives <c>null</c> when it has told a fault.</summary>
internal static class ExpressionParser
{
    private const int MaxDepth = 50; // of parentheses and brackets; nobody writes ten
    public static readonly HashSet<string> Operators = ["==", "!=", "<>", "<", ">", "<=", ">=", "contains"];

    /// <summary>A value with filters, up to the end of the tag: <c>{{ … }}</c>, <c>assign</c>.</summary>
    public static Expression? Whole(Lexer lexer)
    {
        var expression = WithFilters(lexer, 0);
        if (expression is not null && !lexer.AtEnd)
        {
            lexer.Expected("a filter ('|') or the end of the tag");
            return null;
        }
        return expression;
    }

    /// <summary>A condition, without filters unless in parentheses.</summary>
    public static Expression? Condition(Lexer lexer) => Logical(lexer, 0);

    /// <summary>One value, without operators and filters unless in parentheses.</summary>
    public static Expression? Value(Lexer lexer) => Primary(lexer, 0);

    /// <summary><c>value, key: value</c> up to something else.</summary>
    public static IReadOnlyList<Argument>? Arguments(Lexer lexer) => Arguments(lexer, 0);

    private static Expression? WithFilters(Lexer lexer, int depth)
    {
        var expression = Logical(lexer, depth);
        while (expression is not null && lexer.TryTake("|"))
        {
            if (lexer.TakeName("the name of a filter") is not { } name)
                return null;
            List<Argument>? arguments = [];
            if (lexer.TryTake(":") && (arguments = Arguments(lexer, depth)) is null)
                return null;
            var end = arguments.Count > 0 ? arguments[^1].Place : name.Place;
            expression = new Expression.Filtered(expression.Place.To(end), expression, new(name.Place.To(end), name.Text, arguments));
        }
        return expression;
    }

    private static List<Argument>? Arguments(Lexer lexer, int depth)
    {
        var arguments = new List<Argument>();
        do
        {
            if (Primary(lexer, depth) is not { } value)
                return null;
            if (value is Expression.Path { Segments.Count: 0 } path && lexer.TryTake(":"))
            {
                if (Primary(lexer, depth) is not { } named)
                    return null;
                arguments.Add(new(path.Place.To(named.Place), path.Root, named));
            }
            else
            {
                arguments.Add(new(value.Place, null, value));
            }
        }
        while (lexer.TryTake(","));
        return arguments;
    }

    private static Expression? Logical(Lexer lexer, int depth)
    {
        var left = Comparison(lexer, depth);
        if (left is null || !(lexer.Next.Is("and") || lexer.Next.Is("or")))
            return left;
        var isAnd = lexer.Take().Is("and");
        if (depth > MaxDepth)
            return TooDeep(lexer);
        return Logical(lexer, depth + 1) is { } right ? new Expression.Logical(left.Place.To(right.Place), left, isAnd, right) : null;
    }

    private static Expression? Comparison(Lexer lexer, int depth)
    {
        var left = Primary(lexer, depth);
        if (left is null || !Operators.Contains(lexer.Next.Text) || lexer.Next.Kind is not (LexemeKind.Symbol or LexemeKind.Name))
            return left;
        var sign = lexer.Take().Text;
        return Primary(lexer, depth) is { } right
            ? new Expression.Comparison(left.Place.To(right.Place), left, sign == "<>" ? "!=" : sign, right)
            : null;
    }

    private static Expression? Primary(Lexer lexer, int depth)
    {
        if (depth > MaxDepth)
            return TooDeep(lexer);
        var next = lexer.Next;
        switch (next.Kind)
        {
            case LexemeKind.String:
                lexer.Take();
                return new Expression.Literal(next.Place, StringValue.Create(next.Text));
            case LexemeKind.Number:
                lexer.Take();
                if (decimal.TryParse(next.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                    return new Expression.Literal(next.Place, NumberValue.Create(number));
                lexer.Faults.Error(Diagnostics.FaultCodes.Syntax, next.Place, $"The number {next.Text} is too large.");
                return null;
            case LexemeKind.Name:
                lexer.Take();
                return !IsPath(lexer) && Keyword(next) is { } keyword ? keyword : Path(lexer, next, depth);
            case LexemeKind.Symbol when next.Text == "(":
                return Parenthesis(lexer, depth);
            case LexemeKind.Symbol when next.Text == "[":
                return Path(lexer, null, depth);
            default:
                lexer.Expected("a value");
                return null;
        }
    }

    private static Expression? Parenthesis(Lexer lexer, int depth)
    {
        var open = lexer.Take();
        if (WithFilters(lexer, depth + 1) is not { } inner)
            return null;
        Expression? to = null;
        if (lexer.TryTake("..") && (to = Primary(lexer, depth + 1)) is null)
            return null;
        var place = open.Place.To(lexer.Next.Place);
        if (!lexer.Expect(")"))
            return null;
        return to is null ? inner : new Expression.Range(place, inner, to);
    }

    /// <summary>Whether a path goes on here: <c>empty.size</c> is a property of a variable.</summary>
    private static bool IsPath(Lexer lexer) => lexer.Next.Is(".") || lexer.Next.Is("[");

    private static Expression.Literal? Keyword(Lexeme name) => name.Text switch
    {
        "true" => new(name.Place, BooleanValue.True),
        "false" => new(name.Place, BooleanValue.False),
        "nil" or "null" => new(name.Place, NilValue.Instance),
        "empty" => new(name.Place, EmptyValue.Instance),
        "blank" => new(name.Place, BlankValue.Instance),
        _ => null,
    };

    private static Expression.Path? Path(Lexer lexer, Lexeme? root, int depth)
    {
        var segments = new List<Segment>();
        var place = root?.Place ?? lexer.Next.Place;
        while (true)
        {
            if (lexer.TryTake("."))
            {
                if (lexer.TakeName("the name of a property") is not { } name)
                    return null;
                segments.Add(new(name.Place, name.Text, null));
                place = place.To(name.Place);
            }
            else if (lexer.Next.Is("["))
            {
                var open = lexer.Take();
                if (Primary(lexer, depth + 1) is not { } index)
                    return null;
                var bracket = open.Place.To(lexer.Next.Place);
                if (!lexer.Expect("]"))
                    return null;
                segments.Add(new(bracket, null, index));
                place = place.To(bracket);
            }
            else
            {
                return new(place, root?.Text ?? "", segments);
            }
        }
    }

    private static Expression? TooDeep(Lexer lexer)
    {
        lexer.Faults.Error(Diagnostics.FaultCodes.Syntax, lexer.Next.Place, $"The expression is nested deeper than {MaxDepth} levels.");
        return null;
    }
}
