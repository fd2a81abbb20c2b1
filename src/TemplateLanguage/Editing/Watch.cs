using TemplateLanguage.Analysis;
using TemplateLanguage.Syntax;

namespace TemplateLanguage.Editing;

/// <summary>The pieces of a template with its partials and its layout, and a probe among them where a caret stands.</summary>
internal sealed class Watch
{
    private readonly List<Piece> _pieces;
    private readonly int _probe;

    /// <param name="own">The template with its partials.</param>
    /// <param name="frame">Puts it into its layout.</param>
    /// <param name="caret">In the template, its layout, or a partial, which counts where it is first brought in.</param>
    /// <param name="start">Where the tag begins that the caret stands in.</param>
    public Watch(IReadOnlyList<Piece> own, Func<IReadOnlyList<Piece>, IReadOnlyList<Piece>> frame, Caret caret, int start, Func<string, PartialSource?> partials)
    {
        var nowhere = new SourceText("", "").At(0, 0);
        var probe = Piece.Of(new Tag.Output(nowhere, new Expression.Probe(nowhere, at => Seen = at with { Variables = at.Variables.Clone() })));
        if (Index(own, caret.File, start, partials) is { } inside)
            _pieces = [.. frame([.. own.Take(inside), probe, .. own.Skip(inside)])];
        else
        {
            _pieces = [.. frame(own)];
            _pieces.Insert(Index(_pieces, caret.File, start, partials) ?? _pieces.Count, probe);
        }
        _probe = _pieces.FindIndex(p => ReferenceEquals(p.Tag, probe.Tag));
    }

    public IReadOnlyList<Piece> Pieces => _pieces;

    /// <summary>What could be named at the caret when the template was last walked.</summary>
    public Surroundings? Seen { get; set; }

    /// <summary>Where a name was last declared or assigned before the caret, or else first behind it, and the tag that does it.</summary>
    public (Place Name, Tag Tag)? DeclarationOf(string name)
    {
        var found = _pieces.Select((piece, i) => (i, Found: piece.Tag is { } tag && Declares(tag, name) is { } place ? (place, tag) : ((Place, Tag)?)null))
            .Where(f => f.Found is not null).ToList();
        return found.Where(f => f.i < _probe || f.Found!.Value.Item2 is Tag.Source).Select(f => f.Found).LastOrDefault() ?? found.Select(f => f.Found).FirstOrDefault();
    }

    /// <summary>The piece before which the caret stands.</summary>
    private static int? Index(IReadOnlyList<Piece> pieces, string file, int start, Func<string, PartialSource?> partials)
    {
        var places = pieces.Select((p, i) => (p.Place, Index: i)).Where(p => p.Place.Source.File == file).ToList();
        var behind = places.Where(p => p.Place.End > start).Select(p => (int?)p.Index).FirstOrDefault();
        if (places.Count > 0)
            return behind ?? places[^1].Index + 1;
        // A partial of which nothing can be read yet.
        var tag = pieces.TakeWhile(p => p.Tag is not Tag.Partial partial || partials(partial.Name)?.File != file).Count();
        return tag < pieces.Count ? tag + 1 : null;
    }

    private static Place? Declares(Tag tag, string name) => tag switch
    {
        Tag.Source source when source.Name == name => source.NamePlace,
        Tag.Assign assign when assign.Name == name => assign.NamePlace,
        Tag.Capture capture when capture.Name == name => capture.NamePlace,
        Tag.Count count when count.Name == name => Word(tag.Place, name),
        Tag.For loop when loop.Variable == name => Word(tag.Place, name),
        Tag.Partial given when given.Arguments.FirstOrDefault(a => a.Name == name) is { } argument => argument.Place with { End = argument.Place.Start + name.Length },
        Tag.Partial given when given.With is not null && given.Alias == name => given.NamePlace,
        _ => null,
    };

    /// <summary>The word behind the tag's own name.</summary>
    private static Place Word(Place tag, string word) =>
        SlotReader.Words(tag).Where(w => w.Kind == LexemeKind.Name).Skip(1).Where(w => w.Text == word).Select(w => (Place?)w.Place).FirstOrDefault() ?? tag;
}
