using System.Text.RegularExpressions;

namespace Renderer.Sources.Declarations;

/// <summary>Puts the values of <c>${NAME}</c> in place, from the configuration; environment variables are part of it.</summary>
internal sealed partial class Variables(IConfiguration configuration)
{
    private readonly List<string> _missing = [];

    /// <summary>What is missing, with the place that asks for it.</summary>
    public IReadOnlyList<string> Missing => _missing;

    public string Resolve(Text text) => Name().Replace(text.Value, match =>
    {
        var name = match.Groups[1].Value;
        if (configuration[name] is { Length: > 0 } value)
            return value;
        _missing.Add($"{text.Place}: {name} is not set: set the environment variable {name}.");
        return "";
    });

    [GeneratedRegex(@"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")]
    private static partial Regex Name();
}
