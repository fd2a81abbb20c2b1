using System.Globalization;
using Renderer.Templates;
using TemplateLanguage.Diagnostics;
using YamlDotNet.RepresentationModel;

namespace Renderer.Sources.Declarations;

/// <summary>Reads <c>sources.yaml</c>: all faults at once, no variable resolved, nobody called.</summary>
internal sealed class SystemsFile
{
    public const string NotYaml = "SY001";
    public const string UnknownKey = "SY002";
    public const string WrongValue = "SY003";
    public const string Missing = "SY004";

    private readonly List<Fault> _faults = [];
    private readonly YamlFile _file;
    private readonly TemplateFolder _folder;

    private SystemsFile(TemplateFolder folder) => (_folder, _file) = (folder, new(folder.SystemsFile, _faults));

    /// <summary>The systems of a folder; none where it has no file.</summary>
    public static (SystemCatalog Catalog, IReadOnlyList<Fault> Faults) Read(TemplateFolder folder)
    {
        var reader = new SystemsFile(folder);
        var systems = new Dictionary<string, SystemDeclaration>(StringComparer.Ordinal);
        if (folder.Read(folder.SystemsFile) is { } text && reader._file.Read(text) is { } root)
        {
            foreach (var (name, node) in reader._file.Entries(root, "The file"))
            {
                if (reader.System(name, node) is { } system)
                    systems[name] = system with { Place = reader._file.PlaceOf(root, name) };
            }
        }
        return (new(systems), reader._faults);
    }

    private SystemDeclaration? System(string name, YamlNode node)
    {
        var system = new SystemDeclaration { Name = name, Base = new("", default) };
        Dictionary<string, OperationDeclaration>? operations = null;
        foreach (var (key, value) in _file.Entries(node, $"System '{name}'", "base", "auth", "timeout", "retry", "hedge", "breaker", "concurrency", "rate", "operations"))
        {
            switch (key)
            {
                case "base": system = _file.Text(value, "'base'") is { } text ? system with { Base = text } : system; break;
                case "auth": system = system with { Auth = new AuthenticationReader(_file).Read(value) }; break;
                case "timeout": system = system with { Timeout = _file.Duration(value, "'timeout'") ?? system.Timeout }; break;
                case "retry": system = system with { Retry = _file.Number(value, "'retry'", 0, 10) ?? system.Retry }; break;
                case "hedge": system = system with { Hedge = IsOff(value) ? null : _file.Duration(value, "'hedge'") }; break;
                case "breaker": system = system with { Breaker = IsOff(value) ? null : Breaker(value) }; break;
                case "concurrency": system = system with { Concurrency = _file.Number(value, "'concurrency'", 1, 10_000) ?? system.Concurrency }; break;
                case "rate": system = system with { Rate = Rate(value) }; break;
                default: operations = new OperationReader(_folder, _file).Read(value); break;
            }
        }
        if (system.Base.Value.Length == 0)
            _file.Error(Missing, node, $"System '{name}' has no 'base'.", "Add base: https://… or base: ${VARIABLE}.");
        if (operations is not { Count: > 0 })
            _file.Error(Missing, node, $"System '{name}' has no operations that can be used.", "Add operations: { name: { get: /path } }.");
        return system with { Operations = operations ?? [] };
    }

    private Breaker Breaker(YamlNode node)
    {
        var breaker = new Breaker();
        foreach (var (key, value) in _file.Entries(node, "'breaker'", "failures", "over", "pause"))
        {
            breaker = key switch
            {
                "failures" => breaker with { Failures = _file.Value(value, "'failures'", "a share from 1% to 100%", Percent) ?? breaker.Failures },
                "over" => breaker with { Over = _file.Duration(value, "'over'") ?? breaker.Over },
                _ => breaker with { Pause = _file.Duration(value, "'pause'") ?? breaker.Pause },
            };
        }
        return breaker;
    }

    private int? Rate(YamlNode node) => _file.Value(
        node, "'rate'", "a number of calls a second, such as 500/s",
        t => t.EndsWith("/s", StringComparison.Ordinal) && int.TryParse(t[..^2], NumberStyles.None, CultureInfo.InvariantCulture, out var rate) && rate > 0 ? rate : (int?)null);

    private static double? Percent(string text) =>
        text.EndsWith('%') && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent is >= 1 and <= 100 ? percent / 100.0 : null;

    private static bool IsOff(YamlNode node) => node is YamlScalarNode { Value: "off" };
}
