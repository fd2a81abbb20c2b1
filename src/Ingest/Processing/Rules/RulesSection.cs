using System.Globalization;
using System.Net;
using Ingest.Declarations;
using YamlDotNet.RepresentationModel;

namespace Ingest.Processing.Rules;

/// <summary>Reads <c>filters:</c>, <c>transforms:</c> and <c>topics:</c> of <c>ingest.yaml</c>.</summary>
internal static class RulesSection
{
    public static readonly string[] Names = ["filters", "transforms", "topics"];

    public static ProcessingRules Read(YamlFields file, Variables variables, List<YamlFault> faults) => new(
        [.. Items(file, "filters").Select(node => Filter(node, faults)).OfType<Filter>()],
        [.. Items(file, "transforms").Select(node => Transform(node, variables, faults))],
        Topics(file, faults));

    private static Dictionary<string, IReadOnlySet<string>> Topics(YamlFields file, List<YamlFault> faults) => file.Optional("topics") is { } topics
        ? new YamlFields(topics, "topics", faults).All.ToDictionary(t => t.Key, IReadOnlySet<string> (t) => Set(file, t.Value))
        : [];

    private static IEnumerable<YamlNode> Items(YamlFields file, string name)
    {
        switch (file.Optional(name))
        {
            case null:
                return [];
            case YamlSequenceNode list:
                return list.Children;
            case var other:
                file.Fault(other, $"{name} must be a list: begin each with '-'");
                return [];
        }
    }

    private static Filter? Filter(YamlNode node, List<YamlFault> faults)
    {
        var fields = new YamlFields(node, "a filter", faults);
        var kinds = fields.All.Select(f => f.Key).Intersect(["drop", "sample", "consent"]).ToList();
        switch (kinds)
        {
            case ["drop"]:
                return Drop(fields);
            case ["sample"]:
                fields.Allow("sample", "keep");
                return new SampleFilter(Set(fields, fields.Required("sample")), Share(fields));
            case ["consent"]:
                fields.Allow("consent", "on", "strict");
                return fields.Text(fields.Required("consent")) is { } category
                    ? new ConsentFilter(category, Set(fields, fields.Optional("on")), Flag(fields, "strict"))
                    : null;
            default:
                if (node is YamlMappingNode)
                    fields.Fault("a filter is one of drop, sample and consent");
                return null;
        }
    }

    private static Filter? Drop(YamlFields fields)
    {
        var node = fields.Required("drop");
        switch (fields.Text(node))
        {
            case "bots":
                fields.Allow("drop");
                return new BotFilter();
            case "internal":
                fields.Allow("drop", "networks", "emails");
                if (fields.Optional("networks") is null && fields.Optional("emails") is null)
                    fields.Fault("'internal' needs networks, such as 10.0.0.0/8, or emails, such as '@shop.example'");
                return new InternalFilter(Networks(fields), [.. fields.Texts(fields.Optional("emails")).Select(e => e.Text)]);
            case { } other:
                fields.Fault(node!, $"'{other}' cannot be dropped: there are bots and internal");
                return null;
            default:
                return null;
        }
    }

    private static List<IPNetwork> Networks(YamlFields fields)
    {
        var networks = new List<IPNetwork>();
        foreach (var (text, place) in fields.Texts(fields.Optional("networks")))
        {
            if (IPNetwork.TryParse(text.Contains('/', StringComparison.Ordinal) ? text : text + (text.Contains(':', StringComparison.Ordinal) ? "/128" : "/32"), out var network))
                networks.Add(network);
            else
                fields.Fault(place, $"'{text}' is no network: write an address and the bits that count, such as 10.0.0.0/8");
        }
        return networks;
    }

    private static double Share(YamlFields fields)
    {
        var node = fields.Required("keep");
        if (fields.Text(node) is not { } text)
            return 1;
        if (text.EndsWith('%') && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent <= 100)
            return percent / 100;
        fields.Fault(node!, $"'{text}' is no share: write 0% to 100%");
        return 1;
    }

    private static Transform Transform(YamlNode node, Variables variables, List<YamlFault> faults)
    {
        var fields = new YamlFields(node, "a transform", faults);
        fields.Allow("on", "event", "rename", "map", "compute", "redact", "hash", "salt");
        var transform = new Transform(Set(fields, fields.Optional("on")))
        {
            Type = fields.Text(fields.Optional("event")),
            Rename = [.. Pairs(fields, "rename", faults).Select(p => (p.Field, To: Path(fields, p.Value))).Where(p => p.To is not null).Select(p => (p.Field, p.To!))],
            Map = [.. Pairs(fields, "map", faults).Select(p => (p.Field, Values(p.Value, faults)))],
            Compute = [.. Pairs(fields, "compute", faults).Select(p => (p.Field, Formula: Formula(fields, p.Value))).Where(p => p.Formula is not null).Select(p => (p.Field, p.Formula!))],
            Redact = Paths(fields, "redact"),
            Hash = Paths(fields, "hash"),
            Salt = fields.Text(fields.Optional("salt")) is { } salt ? variables.Resolve(salt, fields.Optional("salt")!, fields) ?? "" : "",
        };
        if (transform.Hash.Count > 0 && fields.Optional("salt") is null)
            fields.Fault("hash needs a salt, such as ${HASH_SALT}: without one, addresses and numbers are guessed from their hashes");
        if (transform.Type is not null && transform.On.Count == 0)
            fields.Fault("'event' gives every event the same type: say with 'on' which are meant");
        return transform;
    }

    private static IEnumerable<(FieldPath Field, YamlNode Value)> Pairs(YamlFields fields, string name, List<YamlFault> faults)
    {
        if (fields.Optional(name) is not { } node)
            yield break;
        foreach (var (key, value) in new YamlFields(node, name, faults).All)
        {
            if (FieldPath.Parse(key) is { } path)
                yield return (path, value);
            else
                fields.Fault(value, $"'{key}' names no field");
        }
    }

    private static Dictionary<string, string> Values(YamlNode node, List<YamlFault> faults)
    {
        var fields = new YamlFields(node, "map", faults);
        return fields.All.ToDictionary(v => v.Key, v => fields.Text(v.Value) ?? "");
    }

    private static Formula? Formula(YamlFields fields, YamlNode node)
    {
        if (fields.Text(node) is not { } text)
            return null;
        var (formula, fault) = Rules.Formula.Parse(text);
        if (fault is not null)
            fields.Fault(node, $"in '{text}': {fault}");
        return formula;
    }

    private static FieldPath[] Paths(YamlFields fields, string name) => [.. fields.Texts(fields.Optional(name)).Select(p => Path(fields, p.Place)).OfType<FieldPath>()];

    private static FieldPath? Path(YamlFields fields, YamlNode node)
    {
        if (fields.Text(node) is not { } text)
            return null;
        var path = FieldPath.Parse(text);
        if (path is null)
            fields.Fault(node, $"'{text}' names no field");
        return path;
    }

    private static HashSet<string> Set(YamlFields fields, YamlNode? node) => [.. fields.Texts(node).Select(t => t.Text)];

    private static bool Flag(YamlFields fields, string name)
    {
        var node = fields.Optional(name);
        if (node is null)
            return false;
        if (fields.Text(node) is "true" or "false")
            return ((YamlScalarNode)node).Value == "true";
        fields.Fault(node, $"{name} is true or false");
        return false;
    }
}
