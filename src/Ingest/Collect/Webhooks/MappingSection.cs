using Ingest.Declarations;
using YamlDotNet.RepresentationModel;

namespace Ingest.Collect.Webhooks;

/// <summary>Reads <c>webhook:</c> of a source in <c>ingest.yaml</c>.</summary>
internal static class MappingSection
{
    public static WebhookMapping? Read(YamlNode section, string source, List<YamlFault> faults)
    {
        var before = faults.Count;
        var fields = new YamlFields(section, $"webhook of source '{source}'", faults);
        fields.Allow("tolerance", "each", "id", "type", "types", "user", "anonymous", "time", "properties", "traits");
        var id = Path(fields, fields.Required("id"));
        var type = fields.Required("type") is { } node ? Value(node, "type", faults) : null;
        var properties = fields.Required("properties") is { } all ? Object(all, "properties", faults) : null;
        if (fields.Optional("user") is null && fields.Optional("anonymous") is null)
            fields.Fault($"webhook of source '{source}' has neither user nor anonymous: events must be somebody's");
        var each = Path(fields, fields.Optional("each"));
        if (each is { IsList: false })
            fields.Fault(fields.Optional("each")!, "must end in [*]: it names a list");
        var mapping = new WebhookMapping
        {
            Each = each,
            Id = id!,
            Type = type!,
            Types = Types(fields, source, faults),
            User = Path(fields, fields.Optional("user")),
            Anonymous = Path(fields, fields.Optional("anonymous")),
            Time = Path(fields, fields.Optional("time")),
            Properties = properties!,
            Traits = fields.Optional("traits") is { } traits ? Object(traits, "traits", faults) : null,
        };
        if (fields.Text(fields.Optional("tolerance")) is { } text)
        {
            if (Duration.Parse(text) is { } tolerance)
                mapping = mapping with { Tolerance = tolerance };
            else
                fields.Fault(fields.Optional("tolerance")!, $"'{text}' is no duration: write a whole number and ms, s, m, h or d, such as 5m");
        }
        return faults.Count == before ? mapping : null;
    }

    private static Dictionary<string, string> Types(YamlFields fields, string source, List<YamlFault> faults)
    {
        var types = new Dictionary<string, string>();
        if (fields.Optional("types") is { } node)
        {
            var names = new YamlFields(node, $"types of source '{source}'", faults);
            foreach (var (name, value) in names.All)
            {
                if (names.Text(value) is { } type)
                    types[name] = type;
            }
        }
        return types;
    }

    private static Mapped.All Object(YamlNode node, string what, List<YamlFault> faults)
    {
        var fields = new YamlFields(node, what, faults);
        var values = new Dictionary<string, Mapped>();
        foreach (var (name, value) in fields.All.Where(f => f.Key != "each"))
        {
            if (Value(value, name, faults) is { } mapped)
                values[name] = mapped;
        }
        var each = Path(fields, fields.Optional("each"));
        if (each is { IsList: false })
            fields.Fault(fields.Optional("each")!, "must end in [*]: it names a list");
        return new(values, each);
    }

    private static Mapped? Value(YamlNode node, string what, List<YamlFault> faults)
    {
        if (node is YamlMappingNode)
            return Object(node, what, faults);
        if (node is not YamlScalarNode { Value: { Length: > 0 } text })
        {
            faults.Add(new(node.Start.Line, node.Start.Column, $"{what} must be a path such as $.id, a text, or a mapping of them"));
            return null;
        }
        if (!text.StartsWith('$'))
            return new Mapped.Always(text);
        if (JsonPath.Parse(text) is { IsList: false } path)
            return new Mapped.At(path);
        faults.Add(new(node.Start.Line, node.Start.Column, NoPath(text)));
        return null;
    }

    private static JsonPath? Path(YamlFields fields, YamlNode? node)
    {
        if (fields.Text(node) is not { } text)
            return null;
        var path = JsonPath.Parse(text);
        if (path is null)
            fields.Fault(node!, NoPath(text));
        return path;
    }

    private static string NoPath(string text) => $"'{text}' is no path: write $.name, $['a name'], $.list[0], and [*] at the end of each";
}
