using TemplateLanguage.Diagnostics;

namespace TemplateLanguage.Syntax;

/// <summary>Reads the tags that Liquid itself has.</summary>
internal static class LiquidTags
{
    public static Tag? When(Place place, Lexer lexer)
    {
        var values = new List<Expression>();
        do
        {
            if (ExpressionParser.Value(lexer) is not { } value)
                return null;
            values.Add(value);
        }
        while (lexer.TryTake(",") || lexer.TryTake("or"));
        return new Tag.When(place, values);
    }

    /// <summary><c>for</c> and <c>tablerow</c>.</summary>
    public static Tag? For(Place place, Lexer lexer, bool isTable)
    {
        if (lexer.TakeName("the name of the item") is not { } variable || !lexer.Expect("in") || ExpressionParser.Value(lexer) is not { } collection)
            return null;
        Expression? limit = null, offset = null, columns = null;
        var (reversed, continues) = (false, false);
        while (!lexer.AtEnd)
        {
            if (lexer.TryTake(","))
                continue;
            if (!isTable && lexer.TryTake("reversed"))
            {
                reversed = true;
            }
            else if (lexer.TryTake("limit"))
            {
                if (!lexer.Expect(":") || (limit = ExpressionParser.Value(lexer)) is null)
                    return null;
            }
            else if (isTable && lexer.TryTake("cols"))
            {
                if (!lexer.Expect(":") || (columns = ExpressionParser.Value(lexer)) is null)
                    return null;
            }
            else if (lexer.TryTake("offset"))
            {
                if (!lexer.Expect(":"))
                    return null;
                if (lexer.TryTake("continue"))
                    continues = true;
                else if ((offset = ExpressionParser.Value(lexer)) is null)
                    return null;
            }
            else
            {
                lexer.Expected($"'limit:', 'offset:', {(isTable ? "'cols:'" : "'reversed'")} or the end of the tag");
                return null;
            }
        }
        return new Tag.For(place, variable.Text, collection, limit, offset, continues, reversed, isTable, columns);
    }

    /// <summary>Without a value it prints nothing.</summary>
    public static Tag? Echo(Place place, Lexer lexer)
    {
        if (lexer.AtEnd)
            return new Tag.Output(place, new Expression.Literal(place, Fluid.Values.NilValue.Instance));
        return ExpressionParser.Whole(lexer) is { } value ? new Tag.Output(place, value) : null;
    }

    public static Tag? Assign(Place place, Lexer lexer) =>
        VariableName(lexer) is { } name && lexer.Expect("=") && ExpressionParser.Whole(lexer) is { } value
            ? new Tag.Assign(place, name.Place, name.Text, value)
            : null;

    /// <summary>A name that ends with '?' can be read, but not assigned.</summary>
    private static Lexeme? VariableName(Lexer lexer)
    {
        if (lexer.TakeName("the name of a variable") is not { } name)
            return null;
        if (!name.Text.EndsWith('?'))
            return name;
        lexer.Faults.Error(FaultCodes.Syntax, name.Place, $"'{name.Text}' cannot be assigned.", $"Write {name.Text.TrimEnd('?')}.");
        return null;
    }

    public static Tag? Capture(Place place, Lexer lexer)
    {
        if (lexer.Next.Kind != LexemeKind.String)
            return VariableName(lexer) is { } name ? new Tag.Capture(place, name.Place, name.Text) : null;
        var quoted = lexer.Take();
        return new Tag.Capture(place, quoted.Place, quoted.Text);
    }

    public static Tag? Cycle(Place place, Lexer lexer)
    {
        if (ExpressionParser.Value(lexer) is not { } first)
            return null;
        Expression? group = null;
        var values = new List<Expression> { first };
        if (lexer.TryTake(":"))
        {
            group = first;
            values.Clear();
            if (ExpressionParser.Value(lexer) is not { } value)
                return null;
            values.Add(value);
        }
        while (lexer.TryTake(","))
        {
            if (ExpressionParser.Value(lexer) is not { } value)
                return null;
            values.Add(value);
        }
        // Without a group, cycles over the same values are one cycle.
        return new Tag.Cycle(place, group, string.Join(',', values.Select(v => v.Place.Text)), values);
    }

    public static Tag? Partial(Place place, Lexer lexer, string word)
    {
        var name = lexer.Next;
        if (name.Kind != LexemeKind.String)
        {
            lexer.Expected("the name of a partial in quotes: partials are put in place when the template is compiled");
            return null;
        }
        lexer.Take();
        Expression? with = null;
        var (alias, each) = (name.Text.Split('/')[^1], false);
        if (lexer.Next.Is("with") || lexer.Next.Is("for"))
        {
            each = lexer.Take().Is("for");
            if ((with = ExpressionParser.Value(lexer)) is null)
                return null;
            if (lexer.TryTake("as"))
            {
                if (lexer.TakeName("a name") is not { } given)
                    return null;
                alias = given.Text;
            }
        }
        lexer.TryTake(",");
        IReadOnlyList<Argument> arguments = [];
        if (!lexer.AtEnd)
        {
            if (ExpressionParser.Arguments(lexer) is not { } given)
                return null;
            arguments = given;
        }
        if (arguments.FirstOrDefault(a => a.Name is null) is { } unnamed)
        {
            lexer.Faults.Error(FaultCodes.Syntax, unnamed.Place, "An argument of a partial needs a name.", $"Write name: {unnamed.Place.Text}.");
            return null;
        }
        return new Tag.Partial(place, word, name.Place, name.Text, word == "render", arguments, with, alias, each);
    }
}
