using System.Globalization;
using Renderer.Sources.Requests;
using Renderer.Sources.Shop;
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

    private static readonly TimeSpan LeastWindow = TimeSpan.FromMilliseconds(500); // what the breaker can measure

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
        (YamlNode? api, YamlNode? graphQL, YamlNode? operations) = (null, null, null);
        var hasBase = false;
        foreach (var (key, value) in _file.Entries(node, $"System '{name}'",
            "base", "internal", "auth", "api", "graphql", "timeout", "retry", "hedge", "breaker", "concurrency", "rate", "operations"))
        {
            switch (key)
            {
                case "base": hasBase = true; system = _file.Text(value, "'base'") is { } text && IsAddress(text, _file) ? system with { Base = text } : system; break;
                case "internal": system = system with { Internal = _file.Flag(value, "'internal'") ?? false }; break;
                case "api": api = value; break;
                case "graphql": graphQL = value; break;
                case "auth": system = system with { Auth = new AuthenticationReader(_file).Read(value) }; break;
                case "timeout" or "retry" or "hedge": system = system with { Limits = _file.Limits(system.Limits, key, value) }; break;
                case "breaker": system = system with { Breaker = YamlFile.IsOff(value) ? null : Breaker(value) }; break;
                case "concurrency": system = system with { Concurrency = _file.Number(value, "'concurrency'", 1, 10_000) ?? system.Concurrency }; break;
                case "rate": system = system with { Rate = Rate(value) }; break;
                default: operations = value; break;
            }
        }
        // After the rest: operations have what the system declares, wherever it stands.
        var known = api is null ? null : Api(api);
        var usable = operations is null ? [] : new OperationReader(_folder.Read, _file, system.Limits, Endpoint(graphQL)).Read(operations);
        if (!hasBase)
            _file.Error(Missing, node, $"System '{name}' has no 'base'.", "Add base: https://… or base: ${VARIABLE}.");
        foreach (var (operation, declared) in known?.Operations ?? new Dictionary<string, OperationDeclaration>())
            usable.TryAdd(operation, declared with { Limits = system.Limits }); // the author's own go before
        if (usable.Count == 0 && api is null)
            _file.Error(Missing, node, $"System '{name}' has no operations that can be used.", "Add operations: { name: { get: /path } }.");
        return system with { Api = known, Operations = usable };
    }

    /// <summary>Whether a text can be an address. What it will be with its variables is looked at when the service starts.</summary>
    public static bool IsAddress(Text text, YamlFile file)
    {
        if (text.Value.Contains("${", StringComparison.Ordinal) || Variables.Address(text.Value) is not null)
            return true;
        file.Error(WrongValue, text.Place, $"'{text.Value}' is not an address.", Variables.AddressForm);
        return false;
    }

    private ShopApi? Api(YamlNode node)
    {
        if (_file.Text(node, "'api'") is not { } name)
            return null;
        var api = ShopApi.All.FirstOrDefault(a => a.Name == name.Value);
        string[] names = [.. ShopApi.All.Select(a => a.Name)];
        if (api is null)
            _file.Error(WrongValue, node, $"There is no API '{name.Value}'.", Suggest.Nearest(name.Value, names) ?? $"There are {string.Join(", ", names)}.");
        return api;
    }

    private TargetTemplate? Endpoint(YamlNode? node)
    {
        if (node is null || _file.Text(node, "'graphql'") is not { } path)
            return null;
        var target = TargetTemplate.Parse(path.Value, out var fault);
        if (fault is null && target!.Texts.SelectMany(t => t.Arguments).Any())
            fault = "its arguments are the queries' variables";
        if (fault is not null)
            _file.Error(WrongValue, node, $"'graphql' cannot be '{path.Value}': {fault}.");
        return target;
    }

    private Breaker Breaker(YamlNode node)
    {
        var breaker = new Breaker();
        foreach (var (key, value) in _file.Entries(node, "'breaker'", "failures", "over", "pause"))
        {
            breaker = key switch
            {
                "failures" => breaker with { Failures = _file.Value(value, "'failures'", "a share from 1% to 100%", Percent) ?? breaker.Failures },
                "over" => breaker with { Over = _file.Duration(value, "'over'", LeastWindow) ?? breaker.Over },
                _ => breaker with { Pause = _file.Duration(value, "'pause'", LeastWindow) ?? breaker.Pause },
            };
        }
        return breaker;
    }

    private int? Rate(YamlNode node) => _file.Value(
        node, "'rate'", "a number of calls a second, such as 500/s",
        t => t.EndsWith("/s", StringComparison.Ordinal) && int.TryParse(t[..^2], NumberStyles.None, CultureInfo.InvariantCulture, out var rate) && rate > 0 ? rate : (int?)null);

    private static double? Percent(string text) =>
        text.EndsWith('%') && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent is >= 1 and <= 100 ? percent / 100.0 : null;
}
