namespace TemplateLanguage.Localization;

/// <summary>One text of one locale, with its plural forms where it has any.</summary>
/// <param name="Locale">Whose plural rules hold.</param>
/// <param name="Forms">By category; a text without forms is under <c>other</c>.</param>
internal sealed record Translation(string Locale, IReadOnlyDictionary<string, TranslatedText> Forms)
{
    public bool HasForms => Forms.Count > 1 || !Forms.ContainsKey(PluralRules.Other);

    /// <summary>The form for a count; <c>zero</c> holds for 0 in every language that gives it.</summary>
    public TranslatedText For(decimal? count)
    {
        if (count == 0 && Forms.TryGetValue("zero", out var zero))
            return zero;
        return Forms.TryGetValue(PluralRules.Category(Locale, count ?? 2), out var form) || Forms.TryGetValue(PluralRules.Other, out form) ? form : Forms.Values.First();
    }
}

/// <summary>A text in pieces: what stands between, and the names of, its <c>{{ name }}</c>.</summary>
internal sealed record TranslatedText(IReadOnlyList<(string Text, string? Name)> Pieces)
{
    public static TranslatedText Parse(string text)
    {
        var pieces = new List<(string, string?)>();
        while (text.IndexOf("{{", StringComparison.Ordinal) is >= 0 and var open && text.IndexOf("}}", open, StringComparison.Ordinal) is >= 0 and var close)
        {
            pieces.Add((text[..open], text[(open + 2)..close].Trim()));
            text = text[(close + 2)..];
        }
        pieces.Add((text, null));
        return new(pieces);
    }
}
