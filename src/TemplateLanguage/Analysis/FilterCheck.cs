using Fluid.Values;
using TemplateLanguage.Diagnostics;
using TemplateLanguage.Localization;
using TemplateLanguage.Syntax;
using TemplateLanguage.Values;

namespace TemplateLanguage.Analysis;

/// <summary>Tells what is wrong with filters before they are used: unknown ones, keys without a translation, markup made of somebody's data.</summary>
internal sealed class FilterCheck(Translations translations, bool hasImages, FaultList faults)
{
    public void Run(Expression.Filtered filtered, Surroundings at)
    {
        var (place, name) = (filtered.Filter.Place, filtered.Filter.Name);
        place = place with { End = place.Start + name.Length };
        FilterValueCheck.Run(filtered.Filter, faults);
        if (!MailFilters.IsKnown(name))
            faults.Error(FaultCodes.UnknownFilter, place, $"There is no filter '{name}'.", Suggest.Nearest(name, MailFilters.Names));
        else if (name == "raw" && IsPersonal(filtered.Input, at))
            faults.Warning(FaultCodes.RawData, place, "'raw' on data of the recipient or the event: whoever wrote it may put markup into the mail.", "Leave 'raw' out unless only the shop writes this value.");
        else if (name == "image" && !hasImages)
            faults.Error(FaultCodes.ImagePattern, place, "Nothing says how pictures are made.", "Add images: \"https://img.example/{width}/{url}\" to defaults.yaml.");
        else if (name == "t" && filtered.Input is Expression.Literal { Value: StringValue key })
            CheckKey(filtered.Input.Place, key.ToStringValue());
    }

    /// <summary>Whether a value comes from the recipient or the event, directly or through variables.</summary>
    public static bool IsPersonal(Expression expression, Surroundings at) => expression switch
    {
        Expression.Path { Root: "recipient" or "event" } path => !at.Variables.TryGet(path.Root, out _),
        Expression.Path path => at.Variables.TryGet(path.Root, out var variable) && variable.IsPersonal,
        Expression.Filtered { Filter.Name: "escape" or "url_encode" or "money" or "size" } => false,
        Expression.Filtered filtered => IsPersonal(filtered.Input, at) || filtered.Filter.Arguments.Any(a => IsPersonal(a.Value, at)),
        _ => false,
    };

    private void CheckKey(Place place, string key)
    {
        var lacking = translations.Lacking(key).ToList();
        if (lacking.Count == translations.Locales.Count)
            faults.Error(FaultCodes.Translation, place, $"No locale has a text '{key}'.", Suggest.Nearest(key, translations.Keys) ?? "Add it to locales/*.yaml.");
        else if (lacking.Count > 0)
            faults.Warning(FaultCodes.Translation, place, $"'{key}' has no text in {string.Join(", ", lacking)}: that of '{translations.Default}' stands in.");
    }
}
