using TemplateLanguage.Diagnostics;

namespace TemplateLanguage.Syntax;

/// <summary>Reads <c>block</c>, <c>abort</c> and <c>defer</c>.</summary>
internal static class BlockTags
{
    public static Tag? Block(Place place, Lexer lexer)
    {
        if (lexer.TakeName("the name of the block") is not { } name)
            return null;
        TimeSpan? within = null;
        Expression? when = null;
        var needs = new List<(Place, string)>();
        while (!lexer.AtEnd)
        {
            if (lexer.TryTake("within"))
            {
                if ((within = Duration(lexer)) is null)
                    return null;
            }
            else if (lexer.TryTake("needs"))
            {
                do
                {
                    if (lexer.TakeName("the name of a source") is not { } source)
                        return null;
                    needs.Add((source.Place, source.Text));
                }
                while (lexer.TryTake(","));
            }
            else if (lexer.TryTake("when"))
            {
                if ((when = ExpressionParser.Condition(lexer)) is null)
                    return null;
            }
            else
            {
                lexer.Expected("'within', 'needs', 'when' or the end of the tag");
                return null;
            }
        }
        return new Tag.Block(place, name.Place, name.Text, within, needs, when);
    }

    public static Tag? Abort(Place place, Lexer lexer)
    {
        if (lexer.AtEnd)
            return new Tag.Abort(place, null);
        return ExpressionParser.Whole(lexer) is { } reason ? new Tag.Abort(place, reason) : null;
    }

    public static Tag? Defer(Place place, Lexer lexer)
    {
        if (Duration(lexer) is not { } after)
            return null;
        if (lexer.AtEnd)
            return new Tag.Defer(place, after, null);
        return ExpressionParser.Whole(lexer) is { } reason ? new Tag.Defer(place, after, reason) : null;
    }

    public static TimeSpan? Duration(Lexer lexer)
    {
        if (lexer.Next.Kind is LexemeKind.Duration or LexemeKind.Number)
        {
            var word = lexer.Take();
            if (Durations.Parse(word.Text) is { } duration)
                return duration;
            lexer.Faults.Error(FaultCodes.Syntax, word.Place, $"'{word.Text}' is not a duration.", $"Write {Durations.Form}.");
            return null;
        }
        lexer.Expected($"a duration ({Durations.Form})");
        return null;
    }
}
