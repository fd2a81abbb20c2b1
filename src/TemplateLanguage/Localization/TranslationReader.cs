using System.Collections.Frozen;
using TemplateLanguage.Diagnostics;
using TemplateLanguage.Syntax;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TemplateLanguage.Localization;

/// <summary>Reads the YAML of one locale.</summary>
internal sealed class TranslationReader(SourceText source, string locale, FaultList faults)
{
    private readonly Dictionary<string, Translation> _texts = new(StringComparer.Ordinal);

    public FrozenDictionary<string, Translation> Read()
    {
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(source.Text));
            if (yaml.Documents is [{ RootNode: YamlMappingNode root }, ..])
                // A file may repeat its locale at the top, as files of other systems do.
                Add("", root.Children is [{ Key: YamlScalarNode { Value: var only }, Value: YamlMappingNode inner }] && only == locale ? inner : root);
            else if (yaml.Documents is [{ RootNode: var other }, ..])
                Fault(other, "A file of translations is a list of 'key: text' lines.");
        }
        catch (YamlException e)
        {
            faults.Error(FaultCodes.Translation, At(e.Start, e.End), $"This is not YAML: {e.Message}", "Put texts with ':', '{' or '#' in double quotes.");
        }
        return _texts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private void Add(string prefix, YamlMappingNode mapping)
    {
        foreach (var (key, value) in mapping.Children)
        {
            var name = prefix + ((YamlScalarNode)key).Value;
            switch (value)
            {
                case YamlScalarNode scalar:
                    _texts[name] = new(locale, new Dictionary<string, TranslatedText> { [PluralRules.Other] = TranslatedText.Parse(scalar.Value ?? "") });
                    break;
                case YamlMappingNode forms when forms.Children.Count > 0 && forms.Children.All(f => f is { Key: YamlScalarNode { Value: { } form }, Value: YamlScalarNode } && PluralRules.Categories.Contains(form)):
                    _texts[name] = new(locale, forms.Children.ToDictionary(f => ((YamlScalarNode)f.Key).Value!, f => TranslatedText.Parse(((YamlScalarNode)f.Value).Value ?? "")));
                    if (!_texts[name].Forms.ContainsKey(PluralRules.Other))
                        faults.Error(FaultCodes.Translation, At(key.Start, key.End), $"'{name}' has no form 'other'.", "Every language needs it: it stands in where no other form is given.");
                    break;
                case YamlMappingNode group:
                    Add(name + ".", group);
                    break;
                default:
                    Fault(value, $"'{name}' is a list; a translation is a text.");
                    break;
            }
        }
    }

    private void Fault(YamlNode node, string message) => faults.Error(FaultCodes.Translation, At(node.Start, node.End), message);

    private Place At(Mark start, Mark end)
    {
        var from = (int)Math.Clamp(start.Index, 0, source.Text.Length);
        return source.At(from, (int)Math.Clamp(end.Index, from, source.Text.Length));
    }
}
