using System.Text.Json;
using TemplateLanguage.Analysis;
using TemplateLanguage.Diagnostics;
using TemplateLanguage.Syntax;

namespace TemplateLanguage.Editing;

/// <summary>A caret, what belongs there, and what can be named there.</summary>
internal sealed class CaretView
{
    private static readonly IReadOnlyDictionary<string, JsonElement> None = new Dictionary<string, JsonElement>();

    private readonly Watch _watch;

    private CaretView(Slot slot, EditedTag? tag, Watch watch, Scope declared, Scope shown) =>
        (Slot, Tag, _watch, Declared, Shown) = (slot, tag, watch, declared, shown);

    public Slot Slot { get; }

    /// <summary><c>null</c> for a key of the front matter.</summary>
    public EditedTag? Tag { get; }

    /// <summary>By the schemas of operations.</summary>
    public Scope Declared { get; }

    /// <summary>By what previews show.</summary>
    public Scope Shown { get; }

    public (Place Name, Tag Tag)? DeclarationOf(string name) => _watch.DeclarationOf(name);

    /// <summary>What is known of a value: its schema says it, else the previews show it.</summary>
    public IEnumerable<Shape> ShapesOf(Place text) => new[] { Declared.ShapeOf(text), Shown.ShapeOf(text) }.OfType<Shape>();

    /// <summary>The view of a caret, or <c>null</c> where plain text stands.</summary>
    public static CaretView? Of(TemplateCompilerOptions options, string file, string text, IReadOnlyDictionary<string, JsonElement> samples, Caret caret)
    {
        var faults = new FaultList();
        var edited = new SourceText(caret.File, caret.Text);
        var offset = Math.Clamp(caret.Offset, 0, edited.Text.Length);
        var isTemplate = caret.File == file;
        var head = isTemplate ? FrontMatterReader.End(edited, faults, out _) : 0;
        var tag = EditedTag.At(edited, offset);
        var slot = tag is not null ? SlotReader.Read(tag, offset) : offset < head ? Key(edited, offset) : null;
        if (slot is null)
            return null;
        var part = tag is { IsOutput: false, Name: "source" } ? CaretPart.Source : offset >= head ? CaretPart.Body : IsContext(edited, offset) ? CaretPart.Context : CaretPart.FrontMatter;
        var template = isTemplate ? edited : new SourceText(file, text);
        var pieces = PieceReader.Read(template, FrontMatterReader.End(template, faults, out _), options.Partials, faults);
        var watch = new Watch(pieces, new Layouts(options.Layouts, options.Partials, faults).Apply, caret, tag is null ? offset : Math.Max(tag.Start, tag.Word.Start - 1), options.Partials);
        var sources = watch.Pieces.Select(p => p.Tag).OfType<Tag.Source>();
        return new(slot, tag, watch, Scope.Of(watch, options.Systems, options.Translations, None, part), Scope.Of(watch, new SampleSystems(sources, samples), options.Translations, samples, part));
    }

    /// <summary>The word that begins a line, for a key; <c>null</c> elsewhere.</summary>
    private static Slot? Key(SourceText source, int offset)
    {
        var (text, start) = (source.Text, LineStart(source.Text, offset));
        var end = start;
        while (end < text.Length && (char.IsAsciiLetter(text[end]) || text[end] == '_'))
            end++;
        return offset <= end && start > 0 ? new(SlotKind.FrontMatterKey, source.At(start, end), []) : null;
    }

    private static bool IsContext(SourceText source, int offset) =>
        source.Text.AsSpan(LineStart(source.Text, offset)) is var line && (line.StartsWith("locale:") || line.StartsWith("timezone:"));

    private static int LineStart(string text, int offset) => offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;
}
