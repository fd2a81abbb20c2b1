using YamlDotNet.RepresentationModel;

namespace Ingest.Declarations;

/// <summary>Reads the fields of one YAML mapping, and notes at its place each that is missing, unknown, or of the wrong kind.</summary>
internal sealed class YamlFields(YamlNode place, string what, List<YamlFault> faults)
{
    private readonly Dictionary<string, YamlNode> _fields = Fields(place, what, faults);

    /// <summary>All fields with their names, in the order of writing.</summary>
    public IEnumerable<KeyValuePair<string, YamlNode>> All => _fields;

    public void Allow(params string[] names)
    {
        foreach (var (name, node) in _fields.Where(f => !names.Contains(f.Key)))
            Fault(node, $"{what} has no '{name}': there are {string.Join(", ", names)}");
    }

    public YamlNode? Required(string name)
    {
        if (_fields.TryGetValue(name, out var node))
            return node;
        if (place is YamlMappingNode)
            Fault(place, $"{what} has no {name}");
        return null;
    }

    public YamlNode? Optional(string name) => _fields.GetValueOrDefault(name);

    public string? Text(YamlNode? node)
    {
        if (node is YamlScalarNode { Value: { Length: > 0 } text })
            return text;
        if (node is not null)
            Fault(node, "a text is expected");
        return null;
    }

    /// <summary>A list of texts, or one text.</summary>
    public IEnumerable<(string Text, YamlNode Place)> Texts(YamlNode? node)
    {
        foreach (var item in node is YamlSequenceNode list ? list.Children : node is null ? [] : [node])
        {
            if (Text(item) is { } text)
                yield return (text, item);
        }
    }

    /// <summary>A duration; <c>null</c> where none is told, or what is told is none, which is noted.</summary>
    public TimeSpan? Duration(string name)
    {
        var node = Optional(name);
        if (Text(node) is not { } text)
            return null;
        var duration = Declarations.Duration.Parse(text);
        if (duration is null)
            Fault(node!, $"'{text}' is no duration: write a whole number and ms, s, m, h or d, such as 90s");
        return duration;
    }

    /// <summary>Notes a fault of the mapping as a whole.</summary>
    public void Fault(string message) => Fault(place, message);

    public void Fault(YamlNode node, string message) => faults.Add(new(node.Start.Line, node.Start.Column, message));

    private static Dictionary<string, YamlNode> Fields(YamlNode place, string what, List<YamlFault> faults)
    {
        var fields = new Dictionary<string, YamlNode>();
        if (place is not YamlMappingNode mapping)
        {
            faults.Add(new(place.Start.Line, place.Start.Column, $"{what} must be a mapping of names to values"));
            return fields;
        }
        foreach (var (key, value) in mapping.Children)
        {
            if (key is YamlScalarNode { Value: { } name })
                fields[name] = value;
            else
                faults.Add(new(key.Start.Line, key.Start.Column, "a name is expected"));
        }
        return fields;
    }
}
