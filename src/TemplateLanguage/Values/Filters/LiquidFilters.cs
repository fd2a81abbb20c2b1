using System.Collections.Frozen;

namespace TemplateLanguage.Values.Filters;

/// <summary>The filters of Liquid itself, and others that take known values, by name.</summary>
internal static class LiquidFilters
{
    private static readonly FrozenDictionary<string, LiquidFilter> ByName = new[] { NumberFilters.All, TextFilters.All, CodingFilters.All, ListFilters.All, DefaultFilters.All, DateFilters.All, MoneyFilter.All }
        .SelectMany(f => f).ToFrozenDictionary(f => f.Item1, f => f.Item2, StringComparer.Ordinal);

    public static IEnumerable<string> Names => ByName.Keys;

    public static LiquidFilter? Find(string name) => ByName.GetValueOrDefault(name);
}
