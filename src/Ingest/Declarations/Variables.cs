using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Ingest.Declarations;

/// <summary>Puts the environment's values for <c>${NAME}</c>, so that secrets stand in no file.</summary>
internal sealed partial class Variables(Func<string, string?> read)
{
    /// <summary>The text with its variables resolved; <c>null</c> where one is not set, which is noted.</summary>
    public string? Resolve(string text, YamlNode place, YamlFields fields)
    {
        var missing = Name().Matches(text).Select(m => m.Groups[1].Value).FirstOrDefault(n => string.IsNullOrEmpty(read(n)));
        if (missing is null)
            return Name().Replace(text, m => read(m.Groups[1].Value)!);
        fields.Fault(place, $"the environment has no {missing}");
        return null;
    }

    [GeneratedRegex(@"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")]
    private static partial Regex Name();
}
