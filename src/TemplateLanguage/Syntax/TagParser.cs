using TemplateLanguage.Diagnostics;

namespace TemplateLanguage.Syntax;

/// <summary>Reads tags by their names. What is wrong is told; the rest of the template is still read.</summary>
internal static class TagParser
{
    private static readonly Dictionary<string, Func<Place, Lexer, Tag?>> Tags = new(StringComparer.Ordinal)
    {
        ["if"] = (place, lexer) => ExpressionParser.Condition(lexer) is { } condition ? new Tag.If(place, condition, Negated: false) : null,
        ["unless"] = (place, lexer) => ExpressionParser.Condition(lexer) is { } condition ? new Tag.If(place, condition, Negated: true) : null,
        ["elsif"] = (place, lexer) => ExpressionParser.Condition(lexer) is { } condition ? new Tag.Elsif(place, condition) : null,
        ["else"] = (place, _) => new Tag.Else(place),
        ["case"] = (place, lexer) => ExpressionParser.Value(lexer) is { } value ? new Tag.Case(place, value) : null,
        ["when"] = LiquidTags.When,
        ["for"] = (place, lexer) => LiquidTags.For(place, lexer, isTable: false),
        ["tablerow"] = (place, lexer) => LiquidTags.For(place, lexer, isTable: true),
        ["ifchanged"] = (place, _) => new Tag.IfChanged(place),
        ["break"] = (place, _) => new Tag.Jump(place, IsBreak: true),
        ["continue"] = (place, _) => new Tag.Jump(place, IsBreak: false),
        ["assign"] = LiquidTags.Assign,
        ["capture"] = LiquidTags.Capture,
        ["increment"] = (place, lexer) => lexer.TakeName("a name") is { } name ? new Tag.Count(place, name.Text, Up: true) : null,
        ["decrement"] = (place, lexer) => lexer.TakeName("a name") is { } name ? new Tag.Count(place, name.Text, Up: false) : null,
        ["cycle"] = LiquidTags.Cycle,
        ["echo"] = LiquidTags.Echo,
        ["render"] = (place, lexer) => LiquidTags.Partial(place, lexer, "render"),
        ["include"] = (place, lexer) => LiquidTags.Partial(place, lexer, "include"),
        ["layout"] = LayoutTags.Layout,
        ["slot"] = LayoutTags.Slot,
        ["source"] = SourceTag.Parse,
        ["block"] = BlockTags.Block,
        ["fallback"] = (place, _) => new Tag.Fallback(place),
        ["abort"] = BlockTags.Abort,
        ["defer"] = BlockTags.Defer,
    };

    private static readonly HashSet<string> Ends = ["if", "unless", "case", "for", "tablerow", "ifchanged", "capture", "block", "slot"];

    /// <summary>All words that a tag may begin with.</summary>
    public static readonly string[] Names = [.. Tags.Keys, .. Ends.Select(e => "end" + e), "raw", "comment", "doc", "liquid"];

    /// <summary>The tags that a token stands for: <c>liquid</c> holds one a line.</summary>
    public static IEnumerable<Tag> Parse(Token token, FaultList faults)
    {
        if (token.Name == "liquid")
            return LiquidLines.Parse(token, faults);
        return ParseOne(token, faults) is { } tag ? [tag] : [];
    }

    /// <summary>What cannot be read prints nothing; neither does <c>{{ }}</c>, as in Liquid.</summary>
    public static Tag ParseOutput(Token token, FaultList faults)
    {
        var lexer = new Lexer(token.Inner, faults);
        var value = lexer.AtEnd ? null : ExpressionParser.Whole(lexer);
        return new Tag.Output(token.Place, value ?? new Expression.Literal(token.Place, Fluid.Values.NilValue.Instance));
    }

    private static Tag? ParseOne(Token token, FaultList faults)
    {
        var lexer = new Lexer(token.Inner, faults);
        if (token.Name.StartsWith("end", StringComparison.Ordinal) && Ends.Contains(token.Name[3..]))
            return new Tag.End(token.Place, token.Name[3..]);
        if (!Tags.TryGetValue(token.Name, out var parse))
        {
            faults.Error(FaultCodes.UnknownTag, token.Place, $"There is no tag '{token.Name}'.", Suggest.Nearest(token.Name, Names));
            return null;
        }
        var before = faults.Faults.Count;
        var tag = parse(token.Place, lexer);
        if (tag is not null && !lexer.AtEnd && faults.Faults.Count == before)
            lexer.Expected("the end of the tag");
        return tag ?? Recovered(token);
    }

    /// <summary>Stands in for a tag that could not be read, so that its end is not told as a second fault.</summary>
    private static Tag? Recovered(Token token)
    {
        var nothing = new Expression.Literal(token.Place, Fluid.Values.NilValue.Instance);
        return token.Name switch
        {
            "if" or "unless" => new Tag.If(token.Place, nothing, Negated: false),
            "elsif" => new Tag.Elsif(token.Place, nothing),
            "case" => new Tag.Case(token.Place, nothing),
            "when" => new Tag.When(token.Place, []),
            "for" or "tablerow" => new Tag.For(token.Place, "", nothing, null, null, OffsetContinue: false, Reversed: false, token.Name == "tablerow", null),
            "capture" => new Tag.Capture(token.Place, token.Place, ""),
            "slot" => new Tag.Slot(token.Place, token.Place, ""),
            "block" => new Tag.Block(token.Place, token.Place, "", null, [], null),
            _ => null,
        };
    }
}
