using System.Globalization;
using System.Text.Json;
using Renderer.Templates;
using TemplateLanguage.Diagnostics;
using TemplateLanguage.Syntax;
using YamlDotNet.RepresentationModel;

namespace Renderer.Sources;

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
                case "auth": system = system with { Auth = Auth(value) }; break;
                case "timeout": system = system with { Timeout = Duration(value, "'timeout'") ?? system.Timeout }; break;
                case "retry": system = system with { Retry = Number(value, "'retry'", 0, 10) ?? system.Retry }; break;
                case "hedge": system = system with { Hedge = IsOff(value) ? null : Duration(value, "'hedge'") }; break;
                case "breaker": system = system with { Breaker = IsOff(value) ? null : Breaker(value) }; break;
                case "concurrency": system = system with { Concurrency = Number(value, "'concurrency'", 1, 10_000) ?? system.Concurrency }; break;
                case "rate": system = system with { Rate = Rate(value) }; break;
                default: operations = Operations(value); break;
            }
        }
        if (system.Base.Value.Length == 0)
            _file.Error(Missing, node, $"System '{name}' has no 'base'.", "Add base: https://… or base: ${VARIABLE}.");
        if (operations is not { Count: > 0 })
            _file.Error(Missing, node, $"System '{name}' has no operations that can be used.", "Add operations: { name: { get: /path } }.");
        return system with { Operations = operations ?? [] };
    }

    private Dictionary<string, OperationDeclaration> Operations(YamlNode node)
    {
        var operations = new Dictionary<string, OperationDeclaration>(StringComparer.Ordinal);
        foreach (var (name, value) in _file.Entries(node, "'operations'"))
        {
            RequestTarget? target = null;
            IReadOnlyList<string> result = [];
            (JsonElement? Value, string? File, SourceSpan? Place) schema = default;
            foreach (var (key, part) in _file.Entries(value, $"Operation '{name}'", "get", "result", "schema"))
            {
                switch (key)
                {
                    case "get" when _file.Text(part, "'get'") is { } text:
                        target = RequestTarget.Parse(text.Value, out var fault);
                        if (fault is not null)
                            _file.Error(WrongValue, part, $"'get' cannot be '{text.Value}': {fault}.");
                        break;
                    case "result" when _file.Text(part, "'result'") is { } way: result = way.Value.Split('.'); break;
                    case "schema": schema = Schema(part); break;
                }
            }
            if (target is not null)
                operations[name] = new(name, target, result, schema.Value) { Place = _file.PlaceOf(node, name), SchemaFile = schema.File, SchemaPlace = schema.Place };
            else if (value is YamlMappingNode map && !map.Children.ContainsKey("get"))
                _file.Error(Missing, value, $"Operation '{name}' has no request.", "Add get: /path/{argument}.");
        }
        return operations;
    }

    private (JsonElement? Value, string? File, SourceSpan? Place) Schema(YamlNode node)
    {
        if (_file.Text(node, "'schema'") is not { } name)
            return default;
        var file = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(_file.Path))!, name.Value);
        try
        {
            return (JsonElement.Parse(_folder.Read(file) ?? throw new FileNotFoundException()), file, name.Place);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            _file.Error(WrongValue, node, $"The schema '{name.Value}' cannot be read: {(e is JsonException ? "it is not JSON" : "there is no such file")}.", "Schemas are named from the folder of sources.yaml.");
            return (null, file, name.Place);
        }
    }

    private Authentication Auth(YamlNode node)
    {
        Authentication auth = new Authentication.None();
        foreach (var (key, value) in _file.Entries(node, "'auth'", "bearer", "basic", "header"))
        {
            auth = key switch
            {
                "bearer" when _file.Text(value, "'bearer'") is { } token => new Authentication.Bearer(token),
                "basic" => Pair(value, "'basic'", "user", "password") is var (_, user, password) ? new Authentication.Basic(user, password) : auth,
                "header" => Pair(value, "'header'", "name", "value") is var (_, name, secret) ? new Authentication.Header(name.Value, secret) : auth,
                _ => auth,
            };
        }
        return auth;
    }

    private (bool, Text First, Text Second)? Pair(YamlNode node, string what, string first, string second)
    {
        var texts = _file.Entries(node, what, first, second).ToDictionary(e => e.Key, e => _file.Text(e.Value, $"'{e.Key}'"));
        if (texts.GetValueOrDefault(first) is { } a && texts.GetValueOrDefault(second) is { } b)
            return (true, a, b);
        _file.Error(Missing, node, $"{what} needs '{first}' and '{second}'.");
        return null;
    }

    private Breaker Breaker(YamlNode node)
    {
        var breaker = new Breaker();
        foreach (var (key, value) in _file.Entries(node, "'breaker'", "failures", "over", "pause"))
        {
            breaker = key switch
            {
                "failures" => breaker with { Failures = _file.Value(value, "'failures'", "a share from 1% to 100%", Percent) ?? breaker.Failures },
                "over" => breaker with { Over = Duration(value, "'over'") ?? breaker.Over },
                _ => breaker with { Pause = Duration(value, "'pause'") ?? breaker.Pause },
            };
        }
        return breaker;
    }

    private TimeSpan? Duration(YamlNode node, string what) => _file.Value(node, what, Durations.Form, Durations.Parse);

    private int? Number(YamlNode node, string what, int least, int most) => _file.Value(
        node, what, $"a whole number from {least} to {most}",
        t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : (int?)null);

    private int? Rate(YamlNode node) => _file.Value(
        node, "'rate'", "a number of calls a second, such as 500/s",
        t => t.EndsWith("/s", StringComparison.Ordinal) && int.TryParse(t[..^2], NumberStyles.None, CultureInfo.InvariantCulture, out var rate) && rate > 0 ? rate : (int?)null);

    private static double? Percent(string text) =>
        text.EndsWith('%') && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent is >= 1 and <= 100 ? percent / 100.0 : null;

    private static bool IsOff(YamlNode node) => node is YamlScalarNode { Value: "off" };
}
