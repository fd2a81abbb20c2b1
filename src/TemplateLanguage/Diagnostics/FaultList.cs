using TemplateLanguage.Syntax;

namespace TemplateLanguage.Diagnostics;

/// <summary>Gathers faults. One mistake gives one fault: the same code at the same place counts once.</summary>
internal sealed class FaultList
{
    private readonly List<Fault> _faults = [];
    private readonly List<Place> _places = [];
    private readonly HashSet<(string, SourceSpan, SourceSpan?)> _known = [];

    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>Where the faults are, before they are told of in lines and columns.</summary>
    public IEnumerable<Place> Places => _places;

    public bool HasErrors => _faults.Exists(f => f.Severity == Severity.Error);

    public void Error(string code, Place place, string message, string? suggestion = null) => Add(code, Severity.Error, place, message, suggestion);

    public void Warning(string code, Place place, string message, string? suggestion = null) => Add(code, Severity.Warning, place, message, suggestion);

    public void Add(string code, Severity severity, Place place, string message, string? suggestion)
    {
        // A fault inside a partial is the template's too: it is told at the tag that brought the partial in.
        var related = new List<(SourceSpan, string)>();
        var inner = place;
        while (place.Source.IncludedAt is { } outer)
        {
            related.Add((place.ToSpan(), message));
            place = outer;
        }
        _places.Add(inner);
        if (_known.Add((code, place.ToSpan(), related.Count == 0 ? null : inner.ToSpan())))
            _faults.Add(new(code, severity, message, place.ToSpan(), suggestion) { Related = related });
    }
}
