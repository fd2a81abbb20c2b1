using TemplateLanguage.Diagnostics;

namespace TemplateLanguage.Syntax;

/// <summary>
/// Puts a template into the layout it names: its slots fill the layout's, and what stands outside of them fills the slot <c>content</c>. A layout may
/// have a layout itself; slots inside those that it fills are its own.
/// </summary>
internal sealed class Layouts(Func<string, PartialSource?> layouts, Func<string, PartialSource?> partials, FaultList faults)
{
    private const string Content = "content";
    private const int MaxDepth = 20;

    private readonly Stack<string> _reading = [];

    public IReadOnlyList<Piece> Apply(IReadOnlyList<Piece> pieces)
    {
        if (pieces.FirstOrDefault(p => p.Tag is Tag.Layout).Tag is not Tag.Layout layout)
            return pieces;
        var rest = pieces.Where(p => !ReferenceEquals(p.Tag, layout)).ToList();
        if (pieces.TakeWhile(p => !ReferenceEquals(p.Tag, layout)).Any(p => p.Tag is not (null or Tag.Source) || !string.IsNullOrWhiteSpace(p.Text)))
            faults.Error(FaultCodes.Layout, layout.Place, "The layout is named too late.", "Put {% layout %} at the top: only sources may stand before it.");
        else if (layouts(layout.Name) is not { } found)
            faults.Error(FaultCodes.Layout, layout.NamePlace, $"There is no layout '{layout.Name}'.", $"Add _layouts/{layout.Name}.mjml.");
        else if (_reading.Contains(layout.Name))
            faults.Error(FaultCodes.Layout, layout.NamePlace, $"Layout '{layout.Name}' is its own layout: {string.Join(" > ", _reading.Reverse().Append(layout.Name))}.");
        else
        {
            _reading.Push(layout.Name);
            var outer = Apply(PieceReader.Read(new SourceText(found.File, found.Text, layout.Place), 0, partials, faults));
            _reading.Pop();
            return Fill(outer, rest, layout);
        }
        return rest;
    }

    private List<Piece> Fill(IReadOnlyList<Piece> outer, List<Piece> pieces, Tag.Layout layout)
    {
        var (sources, fills) = Fills(pieces);
        var slots = outer.Select(p => p.Tag).OfType<Tag.Slot>().Select(s => s.Name).Distinct().ToList();
        foreach (var (name, fill) in fills)
        {
            if (slots.Contains(name))
                continue;
            if (fill.Slot is { } slot)
                faults.Error(FaultCodes.Layout, slot.NamePlace, $"Layout '{layout.Name}' has no slot '{name}'.", Suggest.Nearest(name, slots) ?? $"It has {string.Join(", ", slots)}.");
            else if (fill.Pieces.Find(p => !string.IsNullOrWhiteSpace(p.Text)) is { Text: not null } text)
                faults.Error(FaultCodes.Layout, text.Place with { End = text.Place.Start }, $"Layout '{layout.Name}' has no slot '{Content}' for what stands outside of slots.", $"Put it into {string.Join(", ", slots)}, or give the layout a {{% slot {Content} %}}{{% endslot %}}.");
        }
        var filled = new List<Piece>(sources);
        Write(outer, 0, outer.Count, fills, filled, 0);
        return filled;
    }

    /// <summary>Sources stay at the top level, wherever the slots are.</summary>
    private (List<Piece> Sources, Dictionary<string, Filling> Fills) Fills(List<Piece> pieces)
    {
        var sources = new List<Piece>();
        var fills = new Dictionary<string, Filling>(StringComparer.Ordinal) { [Content] = new(null, []) };
        var depth = 0;
        for (var i = 0; i < pieces.Count; i++)
        {
            if (depth == 0 && pieces[i].Tag is Tag.Slot slot)
            {
                var end = EndOf(pieces, i);
                var fill = pieces.GetRange(i + 1, end - i - 1);
                if (slot.Name == Content && fills[Content].Slot is null)
                    fills[Content] = new(slot, [.. fills[Content].Pieces, .. fill]);
                else if (!fills.TryAdd(slot.Name, new(slot, fill)))
                    faults.Error(FaultCodes.Layout, slot.NamePlace, $"Slot '{slot.Name}' is filled twice.", "Leave one.");
                i = end;
                continue;
            }
            if (depth == 0 && pieces[i].Tag is Tag.Source)
                sources.Add(pieces[i]);
            else
                fills[Content].Pieces.Add(pieces[i]);
            depth += pieces[i].Tag is Tag.End ? -1 : pieces[i].Tag is { HasEnd: true } ? 1 : 0;
        }
        return (sources, fills);
    }

    private void Write(IReadOnlyList<Piece> outer, int from, int to, Dictionary<string, Filling> fills, List<Piece> filled, int depth)
    {
        for (var i = from; i < to; i++)
        {
            if (outer[i].Tag is not Tag.Slot slot)
            {
                filled.Add(outer[i]);
                continue;
            }
            var end = EndOf(outer, i);
            if (fills.TryGetValue(slot.Name, out var fill) && (fill.Slot is not null || fill.Pieces.Exists(p => p.Tag is not null || !string.IsNullOrWhiteSpace(p.Text))))
                filled.AddRange(fill.Pieces);
            else if (depth > MaxDepth)
                faults.Error(FaultCodes.Layout, slot.Place, $"Slots are nested more than {MaxDepth} deep.");
            else
                Write(outer, i + 1, end, fills, filled, depth + 1);
            i = end;
        }
    }

    /// <summary>Where the slot that begins at <paramref name="start"/> ends.</summary>
    private int EndOf(IReadOnlyList<Piece> pieces, int start)
    {
        var depth = 0;
        for (var i = start; i < pieces.Count; i++)
        {
            if (pieces[i].Tag is Tag.Slot)
                depth++;
            else if (pieces[i].Tag is Tag.End { Of: "slot" } && --depth == 0)
                return i;
        }
        if (pieces[start].Tag is Tag.Slot slot)
            faults.Error(FaultCodes.Unclosed, slot.Place, $"Slot '{slot.Name}' is not closed.", "Add {% endslot %}.");
        return pieces.Count;
    }

    /// <param name="Slot"><c>null</c>: what stands outside of slots.</param>
    private sealed record Filling(Tag.Slot? Slot, List<Piece> Pieces);
}
