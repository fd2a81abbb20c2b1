using TemplateLanguage.Diagnostics;

namespace TemplateLanguage.Syntax;

/// <summary>Reads a text into pieces, with partials put in place of the tags that name them.</summary>
internal sealed class PieceReader(Func<string, PartialSource?> partials, FaultList faults)
{
    private const int MaxPieces = 200_000; // a mail of some hundred partials; beyond it partials multiply each other

    private readonly Stack<string> _reading = [];
    private readonly List<Piece> _pieces = [];

    public static IReadOnlyList<Piece> Read(SourceText source, int start, Func<string, PartialSource?> partials, FaultList faults)
    {
        var reader = new PieceReader(partials, faults);
        reader.Add(source, start);
        return reader._pieces;
    }

    private void Add(SourceText source, int start)
    {
        foreach (var token in Scanner.Scan(source, start, faults))
        {
            switch (token.Kind)
            {
                case TokenKind.Text:
                    _pieces.Add(Piece.Of(token.Place));
                    break;
                case TokenKind.Raw:
                    AddRaw(token.Inner);
                    break;
                case TokenKind.Output:
                    _pieces.Add(Piece.Of(TagParser.ParseOutput(token, faults)));
                    break;
                case TokenKind.Tag:
                    foreach (var tag in TagParser.Parse(token, faults))
                        AddTag(tag);
                    break;
            }
        }
    }

    private void AddTag(Tag tag)
    {
        if (tag is not Tag.Partial partial)
        {
            _pieces.Add(Piece.Of(tag));
            return;
        }
        var found = partials(partial.Name);
        partial = partial with { Parameters = PartialParameters.In(found?.Text ?? "") };
        _pieces.Add(Piece.Of(partial));
        AddPartial(partial, found);
        _pieces.Add(Piece.Of(new Tag.End(tag.Place, partial.Word)));
    }

    private void AddPartial(Tag.Partial partial, PartialSource? found)
    {
        if (found is null)
            faults.Error(FaultCodes.Partial, partial.NamePlace, $"There is no partial '{partial.Name}'.", $"Add _partials/{partial.Name}.mjml, or .liquid where it holds no MJML.");
        else if (_reading.Contains(partial.Name))
            faults.Error(FaultCodes.Partial, partial.NamePlace, $"Partial '{partial.Name}' brings in itself: {string.Join(" > ", _reading.Reverse().Append(partial.Name))}.");
        else if (_pieces.Count > MaxPieces)
            faults.Error(FaultCodes.Partial, partial.NamePlace, $"The template with its partials has more than {MaxPieces} tags and texts.");
        else
        {
            PartialParameters.Check(partial, faults);
            _reading.Push(partial.Name);
            Add(new SourceText(found.File, found.Text, partial.Place), 0);
            _reading.Pop();
        }
    }

    /// <summary>Raw text is markup all the same; only what looks like a tag is shielded from everything that follows.</summary>
    private void AddRaw(Place raw)
    {
        var text = raw.Source.Text;
        var from = raw.Start;
        for (var i = raw.Start; i < raw.End - 1; i++)
        {
            if (text[i] != '{' || text[i + 1] is not ('{' or '%'))
                continue;
            if (from < i)
                _pieces.Add(Piece.Of(raw with { Start = from, End = i }));
            var shielded = raw with { Start = i, End = i + 2 };
            _pieces.Add(Piece.Of(new Tag.Literal(shielded, shielded.Text)));
            from = i + 2;
            i++;
        }
        if (from < raw.End)
            _pieces.Add(Piece.Of(raw with { Start = from }));
    }
}
