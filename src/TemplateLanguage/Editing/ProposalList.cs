using TemplateLanguage.Analysis;
using TemplateLanguage.Syntax;
using TemplateLanguage.Values;

namespace TemplateLanguage.Editing;

/// <summary>Lists what could stand at a caret.</summary>
internal sealed class ProposalList(CaretView view, TemplateCompilerOptions options, IReadOnlyCollection<string> partials, IReadOnlyCollection<string> layouts)
{
    private static readonly string[] WithColon = ["cols", "limit", "offset"];

    private readonly Slot _slot = view.Slot;
    private readonly ISystemCatalog _systems = options.Systems;

    public IEnumerable<Proposal> All() => _slot.Kind switch
    {
        SlotKind.TagWord => TagParser.Names.Select(n => Of(n, ProposalKind.Tag, help: WordHelp.Tags.GetValueOrDefault(n))),
        SlotKind.Filter => MailFilters.Names.Order(StringComparer.Ordinal).Select(n => Of(n, ProposalKind.Filter, help: FilterHelp.Filters.GetValueOrDefault(n))),
        SlotKind.System => _systems.Systems.Select(n => Of(n, ProposalKind.System, string.Join(", ", _systems.Operations(n)))),
        SlotKind.Operation => _systems.Operations(_slot.Before[2].Text).Select(Operation),
        SlotKind.Argument => Arguments(),
        SlotKind.SourceOption => Options(SourceTag.OptionWords, WordHelp.SourceOptions),
        SlotKind.BlockOption => Options(WordHelp.BlockOptions.Keys, WordHelp.BlockOptions),
        SlotKind.LoopOption => Options(WordHelp.LoopOptions.Keys, WordHelp.LoopOptions),
        SlotKind.TableOption => Options(WordHelp.TableOptions.Keys, WordHelp.TableOptions),
        SlotKind.NeededSource => view.Declared.Sources.Select(Source),
        SlotKind.PartialName => partials.Select(n => Of(n, ProposalKind.Partial)),
        SlotKind.LayoutName => layouts.Select(n => Of(n, ProposalKind.Partial)),
        SlotKind.TranslationKey => options.Translations.Keys.Order(StringComparer.Ordinal).Select(k => Of(k, ProposalKind.Key)),
        SlotKind.ItemProperty => Properties(view.ShapesOf(_slot.Owner!.Value).Select(s => s.Items)),
        SlotKind.Property => Members(_slot.Owner!.Value),
        SlotKind.Value => Values(),
        SlotKind.FrontMatterKey => FrontMatterReader.Keys.Select(k => Of(k, ProposalKind.Key, insert: k + ": ", help: WordHelp.FrontMatter.GetValueOrDefault(k))),
        _ => [],
    };

    private Proposal Of(string label, ProposalKind kind, string? detail = null, string? insert = null, string? help = null) =>
        new(label, kind, insert ?? label, _slot.Word.ToSpan(), detail, help);

    private Proposal Operation(string name)
    {
        var signature = _systems.Find(_slot.Before[2].Text, name);
        var arguments = signature is null ? "" : $"({string.Join(", ", signature.Arguments.Select(a => a.Required ? a.Name : a.Name + "?"))})";
        return Of(name, ProposalKind.Operation, arguments, help: ShapeText.Type(Shape.Of(signature?.Schema)));
    }

    private IEnumerable<Proposal> Arguments()
    {
        var call = _slot.Before.ToList().FindIndex(w => w.Is("=")) + 1;
        var given = _slot.Before.Where((w, i) => i + 1 < _slot.Before.Count && _slot.Before[i + 1].Is(":")).Select(w => w.Text);
        return (_systems.Find(_slot.Before[call].Text, _slot.Before[call + 2].Text)?.Arguments ?? [])
            .Where(a => !given.Contains(a.Name))
            .Select(a => Of(a.Name, ProposalKind.Argument, a.Required ? "required" : "optional", a.Name + ": "));
    }

    private IEnumerable<Proposal> Options(IEnumerable<string> words, IReadOnlyDictionary<string, string> help) => words
        .Where(w => !_slot.Before.Any(b => b.Kind == LexemeKind.Name && b.Text == w))
        .Select(w => Of(w, ProposalKind.Option, insert: WithColon.Contains(w) ? w + ": " : w, help: help.GetValueOrDefault(w)));

    private IEnumerable<Proposal> Values()
    {
        var at = view.Declared.At;
        var own = view.Tag!.Name == "source" && _slot.Before.Count > 0 ? _slot.Before[0].Text : null;
        var sources = at.SeesSources ? view.Declared.Sources.Where(s => s.Name != own).DistinctBy(s => s.Name).Select(Source) : [];
        var names = view.Declared.At.Variables.Names.Concat(view.Shown.At.Variables.Names).Where(n => n.Length > 0 && !at.Always.Contains(n)).Distinct().Order(StringComparer.Ordinal);
        return sources
            .Concat(names.Select(n => Of(n, ProposalKind.Variable, TypeOf(n), help: WordHelp.Always.GetValueOrDefault(n))))
            .Concat(at.Always.Select(n => Of(n, ProposalKind.Variable, help: WordHelp.Always.GetValueOrDefault(n))));
    }

    private Proposal Source(Tag.Source source) => Of(source.Name, ProposalKind.Source, $"{source.System}.{source.Operation}", help: MeaningText.Options(source, _systems.Find(source.System, source.Operation)));

    private string? TypeOf(string variable) => new[] { view.Declared, view.Shown }
        .Select(s => s.At.Variables.TryGet(variable, out var known) ? ShapeText.Short(known.Shape) : null)
        .FirstOrDefault(t => t is not null);

    private IEnumerable<Proposal> Members(Place owner)
    {
        if (view.Declared.At.Always.Contains(Names.Sources) && owner.Text == Names.Sources)
            return view.Declared.Sources.Select(Source);
        var known = owner.Text.StartsWith(Names.Sources + ".", StringComparison.Ordinal) ? "sources.*" : owner.Text.Split('.')[^1] == "parentloop" ? "forloop" : owner.Text;
        if (WordHelp.Members.TryGetValue(known, out var members))
            return members.Select(m => Of(m.Key, ProposalKind.Property, help: m.Value));
        var shapes = view.ShapesOf(owner).ToList();
        return shapes.Exists(s => s.IsArray)
            ? WordHelp.Members["list"].Select(m => Of(m.Key, ProposalKind.Property, help: m.Value))
            : Properties(shapes);
    }

    private IEnumerable<Proposal> Properties(IEnumerable<Shape?> shapes) => shapes.OfType<Shape>()
        .SelectMany(s => s.Properties.Select(p => (Name: p, s.Find(p).Shape)))
        .DistinctBy(p => p.Name)
        .Select(p => Of(p.Name, ProposalKind.Property, ShapeText.Short(p.Shape), help: ShapeText.Description(p.Shape)));
}
