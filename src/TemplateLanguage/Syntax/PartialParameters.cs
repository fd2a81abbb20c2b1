using System.Text.RegularExpressions;
using TemplateLanguage.Diagnostics;

namespace TemplateLanguage.Syntax;

/// <summary>
/// The parameters that a partial declares in <c>{% doc %}</c>: lines of <c>@param {type} name - what it is</c>; a name in brackets need not be given.
/// </summary>
internal static partial class PartialParameters
{
    /// <summary>Tells arguments that the partial does not know, and those it needs. A partial without declarations takes anything.</summary>
    public static void Check(Tag.Partial tag, string partial, FaultList faults)
    {
        if (!tag.Isolated || Doc().Match(partial) is not { Success: true } doc)
            return;
        var declared = Parameter().Matches(doc.Value).Select(m => (Name: m.Groups["name"].Value, Required: !m.Groups["optional"].Success)).ToList();
        if (declared.Count == 0)
            return;
        var names = declared.Select(d => d.Name).ToList();
        foreach (var argument in tag.Arguments.Where(a => !names.Contains(a.Name!)))
        {
            faults.Warning(
                FaultCodes.PartialArgument, argument.Place with { End = argument.Place.Start + argument.Name!.Length },
                $"Partial '{tag.Name}' has no parameter '{argument.Name}'.", Suggest.Nearest(argument.Name, names) ?? $"It has {string.Join(", ", names)}.");
        }
        var given = tag.Arguments.Select(a => a.Name!).Append(tag.With is null ? "" : tag.Alias).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, _) in declared.Where(d => d.Required && !given.Contains(d.Name)))
            faults.Error(FaultCodes.PartialArgument, tag.NamePlace, $"Partial '{tag.Name}' needs '{name}'.", $"Write {{% render '{tag.Name}', {name}: … %}}.");
    }

    [GeneratedRegex(@"\{%-?\s*doc\s*-?%\}.*?\{%-?\s*enddoc", RegexOptions.Singleline)]
    private static partial Regex Doc();

    [GeneratedRegex(@"@param\s+(\{[^}\n]*\}\s*)?(?:(?<optional>\[)\s*)?(?<name>[A-Za-z_][A-Za-z0-9_-]*)")]
    private static partial Regex Parameter();
}
