using System.Globalization;
using TemplateLanguage.Diagnostics;

namespace TemplateLanguage.Syntax;

/// <summary>Reads <c>source NAME = SYSTEM.OPERATION(arg: value, …) option …</c>.</summary>
internal static class SourceTag
{
    public static readonly string[] OptionWords = ["within", "fresh", "cache", "stale", "retry", "hedge", "when", "required", "default"];

    public static Tag? Parse(Place place, Lexer lexer)
    {
        if (lexer.TakeName("the name of the source") is not { } name || !lexer.Expect("=")
            || lexer.TakeName("the name of a system") is not { } system || !lexer.Expect(".")
            || lexer.TakeName("the name of an operation") is not { } operation
            || Arguments(lexer) is not { } arguments || Options(lexer) is not { } options)
            return null;
        return new Tag.Source(place, name.Place, name.Text, system.Place, system.Text, operation.Place, operation.Text, arguments, options);
    }

    private static IReadOnlyList<Argument>? Arguments(Lexer lexer)
    {
        if (!lexer.TryTake("("))
            return [];
        if (lexer.TryTake(")"))
            return [];
        if (ExpressionParser.Arguments(lexer) is not { } arguments)
            return null;
        if (lexer.Next.Is("|"))
        {
            lexer.Faults.Error(FaultCodes.Syntax, lexer.Next.Place, "A value with filters stands in parentheses.", "Write (value | filter).");
            return null;
        }
        if (!lexer.Expect(")"))
            return null;
        if (arguments.FirstOrDefault(a => a.Name is null) is { } unnamed)
        {
            lexer.Faults.Error(FaultCodes.Syntax, unnamed.Place, "An argument of an operation needs its name.", $"Write name: {unnamed.Place.Text}.");
            return null;
        }
        return arguments;
    }

    private static SourceOptions? Options(Lexer lexer)
    {
        var options = new SourceOptions();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!lexer.AtEnd)
        {
            var word = lexer.Next;
            if (word.Kind != LexemeKind.Name || !OptionWords.Contains(word.Text))
            {
                lexer.Faults.Error(
                    FaultCodes.Syntax, word.Place, $"{word} is not an option of a source.",
                    Suggest.Nearest(word.Text, OptionWords) ?? $"The options are {string.Join(", ", OptionWords)}.");
                return null;
            }
            lexer.Take();
            if (!seen.Add(word.Text))
            {
                lexer.Faults.Error(FaultCodes.Syntax, word.Place, $"'{word.Text}' is given twice.", "Leave one.");
                return null;
            }
            if (Option(lexer, word.Text, options) is not { } read)
                return null;
            options = read;
        }
        return options;
    }

    private static SourceOptions? Option(Lexer lexer, string word, SourceOptions options) => word switch
    {
        "required" => options with { Required = true },
        "when" => ExpressionParser.Condition(lexer) is { } when ? options with { When = when } : null,
        "default" => ExpressionParser.Value(lexer) is { } value ? options with { Default = value } : null,
        "retry" => Count(lexer) is { } count ? options with { Retry = count } : null,
        _ => BlockTags.Duration(lexer) is { } duration ? WithDuration(options, word, duration) : null,
    };

    private static SourceOptions WithDuration(SourceOptions options, string word, TimeSpan duration) => word switch
    {
        "within" => options with { Within = duration },
        "fresh" => options with { Fresh = duration },
        "cache" => options with { Cache = duration },
        "stale" => options with { Stale = duration },
        _ => options with { Hedge = duration },
    };

    private static int? Count(Lexer lexer)
    {
        if (lexer.Next.Kind == LexemeKind.Number && int.TryParse(lexer.Next.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 10)
        {
            lexer.Take();
            return count;
        }
        lexer.Expected("a whole number from 0 to 10");
        return null;
    }
}
