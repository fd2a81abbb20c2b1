using System.Globalization;
using System.Text;

namespace TemplateLanguage.Syntax;

/// <summary>Pieces as one text for the layout, tags standing as <c>{{n}}</c> and <c>{%n%}</c>, and the ways back.</summary>
internal sealed class MarkupText
{
    private readonly List<Tag> _tags = [];

    /// <summary>Writes pieces. Declarations leave nothing behind.</summary>
    public WrittenMarkup Write(IReadOnlyList<Piece> pieces)
    {
        var text = new StringBuilder();
        var places = new List<(int Offset, Place Place)>();
        foreach (var piece in pieces)
        {
            if (piece.Tag is Tag.Source)
                continue;
            places.Add((text.Length, piece.Place));
            if (piece.Tag is not { } tag)
                text.Append(piece.Text);
            else if (tag is Tag.Output or Tag.Literal)
                text.Append(CultureInfo.InvariantCulture, $"{{{{{Add(tag)}}}}}");
            else
                text.Append(CultureInfo.InvariantCulture, $"{{%{Add(tag)}%}}");
        }
        return new(text.ToString(), places);
    }

    /// <summary>Reads what the layout made of it.</summary>
    public IReadOnlyList<Piece> Read(SourceText laidOut)
    {
        var pieces = new List<Piece>();
        var text = laidOut.Text;
        var from = 0;
        for (var i = 0; i < text.Length - 1; i++)
        {
            if (text[i] != '{' || text[i + 1] is not ('{' or '%') || TagAt(text, i) is not { } found)
                continue;
            if (from < i)
                pieces.Add(Piece.Of(laidOut.At(from, i)));
            pieces.Add(Piece.Of(found.Tag));
            from = found.End;
            i = from - 1;
        }
        if (from < text.Length)
            pieces.Add(Piece.Of(laidOut.At(from, text.Length)));
        return pieces;
    }

    private int Add(Tag tag)
    {
        _tags.Add(tag);
        return _tags.Count - 1;
    }

    private (Tag Tag, int End)? TagAt(string text, int start)
    {
        var end = start + 2;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        var closing = text[start + 1] == '{' ? "}}" : "%}";
        return string.CompareOrdinal(text, end, closing, 0, 2) == 0
            && int.TryParse(text.AsSpan(start + 2, end - start - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number < _tags.Count
            ? (_tags[number], end + 2)
            : null;
    }
}

/// <summary>Text for the layout, and where its stretches come from.</summary>
internal sealed record WrittenMarkup(string Text, IReadOnlyList<(int Offset, Place Place)> Places)
{
    /// <summary>The place in a file that a stretch of the text comes from; it ends with the piece it begins in.</summary>
    public Place? PlaceOf(int offset, int length)
    {
        for (var i = Places.Count - 1; i >= 0; i--)
        {
            if (Places[i].Offset > offset)
                continue;
            var (begin, place) = Places[i];
            var start = Math.Min(place.Start + offset - begin, place.End);
            return place with { Start = start, End = Math.Min(start + Math.Max(length, 0), place.End) };
        }
        return null;
    }
}
