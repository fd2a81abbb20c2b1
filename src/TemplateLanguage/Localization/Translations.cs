using System.Collections.Frozen;
using System.Globalization;
using TemplateLanguage.Diagnostics;
using TemplateLanguage.Syntax;

namespace TemplateLanguage.Localization;

/// <summary>The texts that templates name by keys, one YAML file a locale. Immutable.</summary>
/// <remarks>
/// Keys nest: <c>cart: { title: … }</c> is <c>cart.title</c>. A text may hold <c>{{ name }}</c> for an argument of the filter <c>t</c>. A mapping of plural
/// categories (<c>zero one two few many other</c>) is one text: the argument <c>count</c> chooses by the rules of the language (Unicode CLDR).
/// </remarks>
public sealed class Translations
{
    private readonly FrozenDictionary<string, FrozenDictionary<string, Translation>> _locales;

    private Translations(Dictionary<string, FrozenDictionary<string, Translation>> locales, string fallback)
    {
        _locales = locales.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        Default = fallback;
    }

    public static Translations None { get; } = new([], "");

    /// <summary>The locale whose texts stand in for missing ones: <c>en</c> where there is one, or the first.</summary>
    public string Default { get; }

    public IReadOnlyCollection<string> Locales => _locales.Keys;

    /// <summary>Every key that some locale has.</summary>
    public IEnumerable<string> Keys => _locales.Values.SelectMany(l => l.Keys).Distinct();

    /// <param name="files">Locale (BCP 47), the file faults are told at, and its text.</param>
    /// <param name="faults">Gets what is wrong with them.</param>
    public static Translations Read(IEnumerable<(string Locale, string File, string Text)> files, ICollection<Fault> faults)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(faults);
        var list = new FaultList();
        var locales = new Dictionary<string, FrozenDictionary<string, Translation>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (locale, file, text) in files)
            locales[locale] = new TranslationReader(new SourceText(file, text), locale, list).Read();
        foreach (var fault in list.Faults)
            faults.Add(fault);
        return locales.Count == 0 ? None : new(locales, locales.ContainsKey("en") ? "en" : locales.Keys.Order(StringComparer.Ordinal).First());
    }

    /// <summary>Locales, of those there are, that have no text for the key.</summary>
    internal IEnumerable<string> Lacking(string key) => _locales.Where(l => !l.Value.ContainsKey(key)).Select(l => l.Key).Order(StringComparer.Ordinal);

    /// <summary>The text in the locale, in its language, or in the default one; <c>null</c> where there is none.</summary>
    internal Translation? Find(string key, CultureInfo culture)
    {
        for (var at = culture; at.Name.Length > 0; at = at.Parent)
        {
            if (_locales.TryGetValue(at.Name, out var texts) && texts.TryGetValue(key, out var text))
                return text;
        }
        return _locales.TryGetValue(Default, out var others) ? others.GetValueOrDefault(key) : null;
    }
}
