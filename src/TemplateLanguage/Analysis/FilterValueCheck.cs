using TemplateLanguage.Diagnostics;
using TemplateLanguage.Syntax;
using TemplateLanguage.Values.Filters;

namespace TemplateLanguage.Analysis;

/// <summary>Tells where a filter of Liquid is given what it does not take.</summary>
internal static class FilterValueCheck
{
    public static void Run(FilterCall call, FaultList faults)
    {
        if (LiquidFilters.Find(call.Name) is not { } filter)
            return;
        var values = call.Arguments.Where(a => a.Name is null).ToList();
        var place = call.Place with { End = call.Place.Start + call.Name.Length };
        if (values.Count < filter.Least || values.Count > filter.Most)
            faults.Error(FaultCodes.FilterValues, values.Count > filter.Most ? values[filter.Most].Place : place, $"Filter '{call.Name}' takes {filter.Wanted}, not {values.Count}.");
        foreach (var argument in call.Arguments.Where(a => a.Name is not null && !filter.Named.Contains(a.Name)))
            faults.Error(FaultCodes.FilterValues, argument.Place, $"Filter '{call.Name}' takes no '{argument.Name}'.", Suggest.Nearest(argument.Name!, filter.Named));
    }
}
