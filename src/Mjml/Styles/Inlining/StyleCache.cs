namespace Mjml.Styles.Inlining;

/// <summary>Elements that are written alike and meet the same rules get one computed style: mails repeat their rows and buttons.</summary>
internal sealed class StyleCache
{
    /// <summary>Of one <c>style</c> attribute, with different rules; what comes later is computed each time.</summary>
    private const int MaxAlternatives = 8;

    private readonly Dictionary<string, List<(CssRule[] Rules, ComputedStyle Style)>> _styles = [];
    private readonly Dictionary<string, List<(CssRule[] Rules, ComputedStyle Style)>>.AlternateLookup<ReadOnlySpan<char>> _byText;

    public StyleCache() => _byText = _styles.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="written">The <c>style</c> attribute.</param>
    public ComputedStyle Of(ReadOnlySpan<char> written, ReadOnlySpan<CssRule> rules)
    {
        if (!_byText.TryGetValue(written, out var alternatives))
            _byText[written] = alternatives = [];
        foreach (var (known, style) in alternatives)
        {
            if (rules.SequenceEqual(known))
                return style;
        }
        var computed = Compute(written, rules);
        if (alternatives.Count < MaxAlternatives)
            alternatives.Add((rules.ToArray(), computed));
        return computed;
    }

    private static ComputedStyle Compute(ReadOnlySpan<char> written, ReadOnlySpan<CssRule> rules)
    {
        var style = new ComputedStyle();
        if (!written.IsEmpty)
            style.Add(DeclarationReader.Read(written, 0), ComputedStyle.StyleAttribute, default, style);
        foreach (var rule in rules)
            style.Add(rule.Declarations, 0, rule.Selector.Specificity, rule.Selector);
        return style;
    }
}
