using System.Globalization;
using System.Text.Json;
using Renderer.Sources.Requests;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Renderer.Sources.Declarations;

/// <summary>Reads a JSON body written as YAML: quoted texts are texts, plain ones what they look like.</summary>
internal sealed class BodyReader(YamlFile file)
{
    public BodyTemplate? Read(YamlNode node) => node switch
    {
        YamlScalarNode scalar => Scalar(scalar),
        YamlSequenceNode list => Elements(list),
        YamlMappingNode map => Properties(map),
        _ => null,
    };

    private BodyTemplate.Elements? Elements(YamlSequenceNode list)
    {
        var items = list.Children.Select(Read).ToList();
        return items.Contains(null) ? null : new([.. items.OfType<BodyTemplate>()]);
    }

    private BodyTemplate.Properties? Properties(YamlMappingNode map)
    {
        // What looks like a placeholder is a mapping to YAML: {user} has the key 'user' and no value.
        if (map is { Style: YamlDotNet.Core.Events.MappingStyle.Flow } && map.Children is [{ Key: YamlScalarNode name, Value: YamlScalarNode { Value: null or "" } }])
        {
            file.Error(SystemsFile.WrongValue, map, $"{{{name.Value}}} without quotes is not a placeholder.", $"Write \"{{{name.Value}}}\".");
            return null;
        }
        var items = file.Entries(map, "'body'").Select(e => (e.Key, Value: Read(e.Value))).ToList();
        return items.Any(i => i.Value is null) ? null : new([.. items.Select(i => (i.Key, i.Value!))]);
    }

    private BodyTemplate? Scalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style is ScalarStyle.Plain && Plain(text) is { } plain)
            return new BodyTemplate.Literal(plain);
        if (file.Template(scalar, "'body'") is not { } template)
            return null;
        return template.Parts.Any(p => p.IsArgument) ? new BodyTemplate.Filled(template) : new BodyTemplate.Literal(JsonSerializer.SerializeToElement(text));
    }

    private static JsonElement? Plain(string text) => text switch
    {
        "" or "~" or "null" => JsonElement.Parse("null"),
        "true" or "false" => JsonElement.Parse(text),
        _ when decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => JsonSerializer.SerializeToElement(number),
        _ => null,
    };
}
