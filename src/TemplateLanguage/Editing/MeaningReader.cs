using TemplateLanguage.Analysis;
using TemplateLanguage.Diagnostics;
using TemplateLanguage.Syntax;
using TemplateLanguage.Values;

namespace TemplateLanguage.Editing;

/// <summary>Says what the word at a caret means.</summary>
internal sealed class MeaningReader(CaretView view, TemplateCompilerOptions options)
{
    private readonly Slot _slot = view.Slot;
    private readonly string _word = view.Slot.Word.Text;

    public Meaning? Read() => _slot.Kind switch
    {
        SlotKind.TagWord => Helped(WordHelp.Tags, _word.StartsWith("end", StringComparison.Ordinal) ? _word[3..] : _word),
        SlotKind.Filter => MailFilters.IsKnown(_word) ? Helped(FilterHelp.Filters, _word) : null,
        SlotKind.System => options.Systems.Systems.Contains(_word) ? Of($"**{_word}**: system with {string.Join(", ", options.Systems.Operations(_word))}") with { System = _word } : null,
        SlotKind.Operation => options.Systems.Find(_slot.Before[2].Text, _word) is { } operation
            ? Of(MeaningText.Operation(operation)) with { System = operation.System, Operation = operation.Name }
            : null,
        SlotKind.Argument => Argument(),
        SlotKind.SourceOption => Helped(WordHelp.SourceOptions, _word),
        SlotKind.BlockOption => Helped(WordHelp.BlockOptions, _word),
        SlotKind.LoopOption => Helped(WordHelp.LoopOptions, _word),
        SlotKind.TableOption => Helped(WordHelp.TableOptions, _word),
        SlotKind.FrontMatterKey => Helped(WordHelp.FrontMatter, _word),
        SlotKind.NeededSource => Source(_word),
        SlotKind.PartialName => File(options.Partials(_word), "partial"),
        SlotKind.LayoutName => File(options.Layouts(_word), "layout"),
        SlotKind.ItemProperty => view.ShapesOf(_slot.Owner!.Value).Select(s => s.Items?.Find(_word).Shape).OfType<Shape>().Select(s => Property(s, _word)).FirstOrDefault(),
        SlotKind.Property => Member(),
        SlotKind.Value => Variable(),
        // The name that a source declares.
        _ => view.Tag?.Name == "source" && _slot.Before.Count == 0 ? Source(_word) : Declared(),
    };

    private Meaning Of(string text) => new(_word, _slot.Word.ToSpan(), text);

    private Meaning? Helped(IReadOnlyDictionary<string, string> help, string word) => help.TryGetValue(word, out var text) ? Of($"**{word}**\n\n{text}") : null;

    private Meaning? File(PartialSource? found, string what) => found is null ? null : Of($"**{_word}**: {what}") with { Declared = new SourceSpan(found.File, 1, 1, 1, 1) };

    private Meaning? Argument()
    {
        var call = _slot.Before.ToList().FindIndex(w => w.Is("=")) + 1;
        var signature = options.Systems.Find(_slot.Before[call].Text, _slot.Before[call + 2].Text);
        return signature?.Arguments.FirstOrDefault(a => a.Name == _word) is { } argument
            ? Of($"**{_word}**: {(argument.Required ? "required" : "optional")} argument of `{signature.System}.{signature.Name}`") with { System = signature.System, Operation = signature.Name }
            : null;
    }

    private Meaning? Source(string name)
    {
        if (view.Declared.Sources.FirstOrDefault(s => s.Name == name) is not { } source)
            return null;
        var shape = Shape.Of(options.Systems.Find(source.System, source.Operation)?.Schema) ?? view.Shown.ShapeOf(_slot.Word);
        return Of(MeaningText.Source(source, options.Systems.Find(source.System, source.Operation), shape)) with
        {
            Declared = source.NamePlace.ToSpan(),
            System = source.System,
            Operation = source.Operation,
        };
    }

    private Meaning? Variable()
    {
        var at = view.Declared.At;
        if (at.Variables.TryGet(_word, out _) || !at.SeesSources && view.DeclarationOf(_word) is { Tag: not Tag.Source })
            return Declared() ?? Helped(WordHelp.Always, _word);
        if (at.SeesSources && Source(_word) is { } source)
            return source;
        if (!at.Always.Contains(_word))
            return Declared();
        return Of(MeaningText.Lines($"**{_word}**", WordHelp.Always[_word], ShapeText.Type(view.ShapesOf(_slot.Word).FirstOrDefault())));
    }

    /// <summary>A variable, with the tag that gives it its value.</summary>
    private Meaning? Declared()
    {
        if (view.DeclarationOf(_word) is not var (place, tag) || tag is Tag.Source)
            return null;
        var shape = new[] { view.Declared, view.Shown }.Select(s => s.At.Variables.TryGet(_word, out var known) ? known.Shape : null).FirstOrDefault(s => s is not null);
        return Of(MeaningText.Lines($"**{_word}**: variable", $"`{string.Join(' ', tag.Place.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}`", ShapeText.Type(shape), ShapeText.Description(shape)))
            with
        { Declared = place.ToSpan() };
    }

    private Meaning? Member()
    {
        var owner = _slot.Owner!.Value.Text;
        if (owner == Names.Sources)
            return Source(_word);
        var known = owner.StartsWith(Names.Sources + ".", StringComparison.Ordinal) ? "sources.*" : owner;
        if (WordHelp.Members.TryGetValue(known, out var members))
            return Helped(members, _word);
        var owners = view.ShapesOf(_slot.Owner!.Value).ToList();
        if (owners.Exists(o => o.IsArray) && WordHelp.Members["list"].TryGetValue(_word, out var text))
            return Of($"**{_slot.Path.Text}**\n\n{text}");
        return owners.Select(o => o.Find(_word)).Where(p => p.Shape is not null).Select(p => Property(p.Shape!, _slot.Path.Text)).FirstOrDefault();
    }

    private Meaning Property(Shape shape, string path)
    {
        var source = view.Declared.Sources.FirstOrDefault(s => options.Systems.Find(s.System, s.Operation)?.Schema is { } schema && schema.Equals(shape.Root));
        return Of(MeaningText.Lines($"**{path}**{(ShapeText.Type(shape) is { } type ? $": {type}" : "")}", ShapeText.Description(shape))) with
        {
            System = source?.System,
            Operation = source?.Operation,
            SchemaPath = source is null ? null : ShapeText.PathOf(shape),
        };
    }
}
