using System.Globalization;
using System.Text.RegularExpressions;
using Ingest.Collect.Webhooks;
using Ingest.Declarations;
using YamlDotNet.RepresentationModel;

namespace Ingest.Collect.Sources;

/// <summary>Reads <c>sources:</c> of <c>ingest.yaml</c>.</summary>
internal static partial class SourcesSection
{
    public const string Name = "sources";

    public static IReadOnlyList<EventSource> Read(YamlNode? section, Variables variables, List<YamlFault> faults)
    {
        if (section is null)
            return [];
        var sources = new List<EventSource>();
        foreach (var (name, node) in new YamlFields(section, Name, faults).All)
        {
            var fields = new YamlFields(node, $"source '{name}'", faults);
            var source = Source(name, fields, variables, faults);
            foreach (var key in source.Keys.Where(k => sources.Exists(s => s.Keys.Contains(k))))
                fields.Fault(node, $"source '{name}' has a key of another source: a key names one");
            sources.Add(source);
        }
        return sources;
    }

    private static EventSource Source(string name, YamlFields fields, Variables variables, List<YamlFault> faults)
    {
        fields.Allow("keys", "secrets", "protocols", "origins", "rate", "webhook");
        if (!ValidName().IsMatch(name))
            fields.Fault($"the name '{name}' must be of at most 40 small letters, digits and '-': it stands in addresses");
        if (name == EventSource.Default)
            fields.Fault($"'{name}' is the source of the keys in Ingest:WriteKeys: name this one differently");
        var source = new EventSource(name)
        {
            Keys = Live(fields, "keys", variables),
            Secrets = Live(fields, "secrets", variables),
            Origins = Origins(fields),
            Rate = Rate(fields),
            Webhook = fields.Optional("webhook") is { } webhook ? MappingSection.Read(webhook, name, faults) : null,
        };
        source = Protocols(fields) is { Count: > 0 } told ? source with { Protocols = told } : source;
        Require(source, fields);
        return source;
    }

    /// <summary>Names what a source's protocols need and it does not have.</summary>
    private static void Require(EventSource source, YamlFields fields)
    {
        var speaks = source.Protocols;
        if (speaks.Contains(Protocol.Webhook) && fields.Optional("webhook") is null)
            fields.Fault($"source '{source.Name}' has no webhook: it says where in the payload an event's parts are");
        if ((speaks.Contains(Protocol.Webhook) || speaks.Contains(Protocol.Shopify)) && fields.Optional("secrets") is null)
            fields.Fault($"source '{source.Name}' has no secrets: its webhooks are signed with them");
        if (speaks.Any(p => p is not (Protocol.Webhook or Protocol.Shopify)) && fields.Optional("keys") is null && fields.Optional("secrets") is null)
            fields.Fault($"source '{source.Name}' has no keys: its senders are known by them");
    }

    /// <summary>Keys or secrets: at most two at a time.</summary>
    private static List<string> Live(YamlFields fields, string name, Variables variables)
    {
        var told = fields.Texts(fields.Optional(name)).ToList();
        if (told.Count > EventSource.MaxLive)
            fields.Fault(told[EventSource.MaxLive].Place, $"there are more than {EventSource.MaxLive} {name}: the new one, and the one that it replaces");
        return [.. told.Select(t => variables.Resolve(t.Text, t.Place, fields)).OfType<string>()];
    }

    private static HashSet<Protocol> Protocols(YamlFields fields)
    {
        var found = new HashSet<Protocol>();
        foreach (var (text, place) in fields.Texts(fields.Optional("protocols")))
        {
            if (Sources.Protocols.TryParse(text, out var protocol))
                found.Add(protocol);
            else
                fields.Fault(place, $"'{text}' is no protocol: there are {string.Join(", ", Sources.Protocols.Words)}");
        }
        return found;
    }

    private static List<string> Origins(YamlFields fields)
    {
        var origins = fields.Texts(fields.Optional("origins")).ToList();
        foreach (var (text, place) in origins.Where(o => !BrowserAccess.IsOrigin(o.Text)))
            fields.Fault(place, $"'{text}' is not an origin: write scheme, host and port only, such as https://shop.example");
        return [.. origins.Select(o => o.Text)];
    }

    private static double? Rate(YamlFields fields)
    {
        var node = fields.Optional("rate");
        if (fields.Text(node) is not { } text)
            return null;
        var parts = text.Split('/');
        if (parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var events) && events > 0 && parts[1] is "s" or "m")
            return parts[1] == "s" ? events : events / 60.0;
        fields.Fault(node!, $"'{text}' is no rate: write events a second or a minute, such as 500/s");
        return null;
    }

    [GeneratedRegex("^[a-z0-9-]{1,40}$")]
    private static partial Regex ValidName();
}
