using TemplateLanguage.Diagnostics;
using TemplateLanguage.Syntax;

namespace TemplateLanguage.Editing;

/// <summary>Tells what belongs at a caret from the words before it.</summary>
internal static class SlotReader
{
    private static readonly HashSet<string> Operators = ["==", "!=", "<>", "<", ">", "<=", ">=", "contains", "and", "or"];
    private static readonly HashSet<string> ItemFilters = ["map", "where", "reject", "find", "find_index", "has", "sort", "sort_natural", "uniq", "compact", "sum", "group_by"];

    public static Slot Read(EditedTag tag, int offset)
    {
        if (!tag.IsOutput && tag.Word.Start <= offset && offset <= tag.Word.End)
            return new(SlotKind.TagWord, tag.Word, []);
        if (!tag.IsOutput && tag.Name.Length == 0)
            return new(SlotKind.TagWord, Gap(tag.Word.Source, offset), []);
        var words = Words(tag.Markup);
        var at = words.FindIndex(w => w.Kind is LexemeKind.Name && w.Place.Start <= offset && offset <= w.Place.End);
        if (at < 0)
            at = words.FindIndex(w => w.Kind == LexemeKind.String && w.Place.Start < offset && offset < w.Place.End + (IsOpen(w) ? 1 : 0));
        var before = at >= 0 ? words[..at] : words.TakeWhile(w => w.Place.End <= offset).ToList();
        if (at >= 0 && words[at].Kind == LexemeKind.String)
            return Quoted(tag, words[at], before, words[(at + 1)..], offset);
        if (words.Exists(w => w.Place.Start < offset && offset < w.Place.End && w.Kind != LexemeKind.Name))
            return new(SlotKind.Free, Gap(tag.Word.Source, offset), before); // inside of a number
        var word = at >= 0 ? words[at].Place : Gap(tag.Word.Source, offset);
        var last = before.LastOrDefault();
        if (last.Is("."))
        {
            return tag.Name == "source" && before.Count == 4 && before[1].Is("=")
                ? new(SlotKind.Operation, word, before)
                : new(SlotKind.Property, word, before, words[PathStart(before, before.Count - 1)].Place with { End = last.Place.Start });
        }
        return new(last.Is("|") ? SlotKind.Filter : Kind(tag, before), word, before);
    }

    private static SlotKind Kind(EditedTag tag, List<Lexeme> before) => tag.Name switch
    {
        "source" => InSource(before),
        "block" => before switch
        {
            [] or [.., { Text: "within" }] => SlotKind.Free,
            [.., { Text: "needs" or "," }] => SlotKind.NeededSource,
            [.., { Text: "when" }] => SlotKind.Value,
            _ => IsOperator(before[^1]) ? SlotKind.Value : SlotKind.BlockOption,
        },
        "for" or "tablerow" => before switch
        {
            [] or [_] => SlotKind.Free,
            [.., { Text: "in" }] => SlotKind.Value,
            _ => Expects(before) ? SlotKind.Value : tag.Name == "for" ? SlotKind.LoopOption : SlotKind.TableOption,
        },
        "assign" => before.Exists(w => w.Is("=")) && Expects(before) ? SlotKind.Value : SlotKind.Free,
        "render" or "include" => before is [.., { Text: "with" or "for" or ":" or "(" or "[" }] ? SlotKind.Value : SlotKind.Free,
        "" or "if" or "unless" or "elsif" or "case" or "when" or "cycle" or "echo" or "abort" => Expects(before) ? SlotKind.Value : SlotKind.Free,
        "defer" => before.Count == 1 ? SlotKind.Value : SlotKind.Free,
        _ => SlotKind.Free,
    };

    /// <summary>NAME = SYSTEM . OPERATION ( arguments ) options.</summary>
    private static SlotKind InSource(List<Lexeme> before)
    {
        var call = before.FindIndex(w => w.Is("=")) + 1;
        if (call == 0)
            return SlotKind.Free;
        if (before.Count == call)
            return SlotKind.System;
        if (before.Count < call + 3)
            return SlotKind.Free;
        var depth = before.Skip(call + 3).Sum(w => w.Kind != LexemeKind.Symbol ? 0 : w.Text is "(" ? 1 : w.Text is ")" ? -1 : 0);
        if (depth == 1 && before[^1].Kind == LexemeKind.Symbol && before[^1].Text is "(" or ",")
            return SlotKind.Argument;
        if (depth > 0)
            return Expects(before) ? SlotKind.Value : SlotKind.Free;
        return before[^1].Text switch
        {
            "when" or "default" => SlotKind.Value,
            "within" or "fresh" or "cache" or "stale" or "retry" or "hedge" => SlotKind.Free,
            _ => IsOperator(before[^1]) ? SlotKind.Value : SlotKind.SourceOption,
        };
    }

    private static Slot Quoted(EditedTag tag, Lexeme text, List<Lexeme> before, List<Lexeme> after, int offset)
    {
        var place = text.Place;
        var word = place with { Start = place.Start + 1, End = IsOpen(text) ? Math.Max(offset, place.Start + 1) : place.End - 1 };
        if (tag.Name is "render" or "include" && before.Count == 0)
            return new(SlotKind.PartialName, word, before);
        if (tag.Name == "layout" && before.Count == 0)
            return new(SlotKind.LayoutName, word, before);
        if (after is [{ Kind: LexemeKind.Symbol, Text: "|" }, { Text: "t" }, ..])
            return new(SlotKind.TranslationKey, word, before);
        if (before is [.., { Text: "|" } pipe, { Kind: LexemeKind.Name } filter, { Text: ":" }] && ItemFilters.Contains(filter.Text))
            return new(SlotKind.ItemProperty, word, before, Operand(before, before.Count - 3, pipe));
        return new(SlotKind.Free, word, before);
    }

    /// <summary>What is piped into a filter: back to the parenthesis or sign that it follows.</summary>
    private static Place Operand(List<Lexeme> before, int pipe, Lexeme sign)
    {
        var (start, depth) = (pipe, 0);
        while (start > 0 && (depth > 0 || !(before[start - 1].Kind == LexemeKind.Symbol && before[start - 1].Text is "(" or "=" or ",")))
        {
            start--;
            depth += before[start].Text switch { ")" => 1, "(" => -1, _ => 0 };
        }
        return start == pipe ? sign.Place with { End = sign.Place.Start } : before[start].Place.To(before[pipe - 1].Place);
    }

    /// <summary>Whether a value can follow.</summary>
    private static bool Expects(List<Lexeme> before) =>
        before.Count == 0 || IsOperator(before[^1]) || (before[^1].Kind == LexemeKind.Symbol && before[^1].Text is ":" or "," or "(" or "[" or ".." or "=");

    private static bool IsOperator(Lexeme word) => word.Kind is LexemeKind.Symbol or LexemeKind.Name && Operators.Contains(word.Text);

    /// <summary>Where the path begins that the dot at an index goes on with.</summary>
    private static int PathStart(List<Lexeme> words, int dot)
    {
        var start = dot;
        while (start > 0)
        {
            if (words[start - 1].Is("]"))
            {
                var open = start - 1;
                for (var depth = 0; open >= 0; open--)
                {
                    depth += words[open].Is("]") ? 1 : words[open].Is("[") ? -1 : 0;
                    if (depth == 0)
                        break;
                }
                start = Math.Max(open, 0);
            }
            else if (words[start - 1].Kind == LexemeKind.Name && (words[start].Is(".") || words[start].Is("[")))
                start--;
            else if (words[start - 1].Is(".") && words[start].Kind == LexemeKind.Name)
                start--;
            else
                break;
        }
        return start;
    }

    private static bool IsOpen(Lexeme text) => text.Place.End - text.Place.Start < 2 || text.Place.Text[^1] != text.Place.Text[0];

    private static Place Gap(SourceText source, int offset) => source.At(offset, offset);

    public static List<Lexeme> Words(Place markup)
    {
        var lexer = new Lexer(markup, new FaultList());
        var words = new List<Lexeme>();
        while (!lexer.AtEnd)
            words.Add(lexer.Take());
        return words;
    }
}
