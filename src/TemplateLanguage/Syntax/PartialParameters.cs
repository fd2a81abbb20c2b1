using System.Text.RegularExpressions;
using TemplateLanguage.Diagnostics;

namespace TemplateLanguage.Syntax;

/// <summary>
/// The parameters that a partial declares in <c>{% doc %}</c>: lines of <c>@param {type} name - what it is</c>; a name in brackets need not be given.
/// </summary>
internal static partial class PartialParameters
{
    public static IReadOnlyList<PartialParameter> In(string partial) => Doc().Match(partial) is { Success: true } doc
        ? [.. Parameter().Matches(doc.Value).Select(m => new PartialParameter(m.Groups["name"].Value, !m.Groups["optional"].Success))]
        : [];

    /// <summary>Tells arguments that the partial does not know, and those it needs. A partial without declarations takes anything.</summary>
    public static void Check(Tag.Partial tag, FaultList faults)
    {
        var declared = tag.Parameters;
        if (!tag.Isolated || declared.Count == 0)
            return;
        var names = declared.Select(d => d.Name).ToList();
        foreach (var argument in tag.Arguments.Where(a => !names.Contains(a.Name!)))
        {
            faults.Warning(
                FaultCodes.PartialArgument, argument.Place with { End = argument.Place.Start + argument.Name!.Length },
                $"Partial '{tag.Name}' has no parameter '{argument.Name}'.", Suggest.Nearest(argument.Name, names) ?? $"It has {string.Join(", ", names)}.");
        }
        var given = tag.Arguments.Select(a => a.Name!).Append(tag.With is null ? "" : tag.Alias).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, _) in declared.Where(d => d.IsRequired && !given.Contains(d.Name)))
            faults.Error(FaultCodes.PartialArgument, tag.NamePlace, $"Partial '{tag.Name}' needs '{name}'.", $"Write {{% render '{tag.Name}', {name}: … %}}.");
    }

    [GeneratedRegex(@"\{%-?\s*doc\s*-?%\}.*?\{%-?\s*enddoc", RegexOptions.Singleline)]
    private static partial Regex Doc();

    [GeneratedRegex(@"@param\s+(\{[^}\n]*\}\s*)?(?:(?<optional>\[)\s*)?(?<name>[A-Za-z_][A-Za-z0-9_-]*)")]
    private static partial Regex Parameter();
}

/// <param name="IsRequired">It has to be given; otherwise it is nil where it is not.</param>
internal readonly record struct PartialParameter(string Name, bool IsRequired);
