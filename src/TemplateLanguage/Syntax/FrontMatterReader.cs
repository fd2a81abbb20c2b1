using TemplateLanguage.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TemplateLanguage.Syntax;

/// <summary>Reads the YAML between the <c>---</c> lines into texts with places. What is wrong is told, all of it.</summary>
internal static class FrontMatterReader
{
    public static readonly string[] Keys =
        ["subject", "preheader", "from", "reply_to", "category", "deadline", "on_missing", "strict", "headers", "locale", "timezone"];

    /// <summary>What a shop may say once for all of its templates.</summary>
    private static readonly string[] SharedKeys = ["from", "reply_to", "deadline", "on_missing", "locale", "timezone", "images"];

    /// <summary>Where the template's text begins: behind the front matter, or at 0 without one.</summary>
    public static int End(SourceText source, FaultList faults, out Place yaml)
    {
        var text = source.Text;
        yaml = source.At(0, 0);
        var start = text.StartsWith('\uFEFF') ? 1 : 0;
        if (string.CompareOrdinal(text, start, "---", 0, 3) != 0 || text.IndexOf('\n', start) is var first && (first < 0 || text[(start + 3)..first].Trim().Length > 0))
            return start;
        for (var line = first + 1; line <= text.Length;)
        {
            var next = text.IndexOf('\n', Math.Min(line, text.Length));
            var end = next < 0 ? text.Length : next;
            if (text[Math.Min(line, end)..end].TrimEnd() == "---")
            {
                yaml = source.At(first + 1, line);
                return next < 0 ? text.Length : next + 1;
            }
            if (next < 0)
                break;
            line = next + 1;
        }
        faults.Error(FaultCodes.Unclosed, source.At(start, start + 3), "The front matter is not closed.", "Add a line '---'.");
        yaml = source.At(text.Length, text.Length);
        return text.Length;
    }

    public static FrontMatterText Read(Place yaml, FaultList faults, bool shared = false)
    {
        var result = new FrontMatterText();
        try
        {
            var parser = new Parser(new StringReader(yaml.Text));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
                return result;
            parser.Consume<DocumentStart>();
            if (parser.TryConsume<MappingStart>(out _))
                ReadMapping(parser, yaml, result, faults, shared ? SharedKeys : Keys);
            else if (!parser.Accept<DocumentEnd>(out _) && parser.Current is { } other && yaml.Text.Trim().Length > 0)
                faults.Error(FaultCodes.FrontMatterYaml, At(yaml, other.Start, other.End), "The front matter is not a list of 'key: value' lines.");
        }
        catch (YamlException e)
        {
            result.IsBroken = true;
            faults.Error(FaultCodes.FrontMatterYaml, At(yaml, e.Start, e.End), $"This is not YAML: {e.Message}", "Put texts with ':', '{' or '#' in double quotes.");
        }
        catch (InvalidOperationException) // what YamlDotNet throws on some unfinished plain texts
        {
            result.IsBroken = true;
            faults.Error(FaultCodes.FrontMatterYaml, yaml, "This is not YAML.", "Put texts with ':', '{' or '#' in double quotes.");
        }
        return result;
    }

    private static void ReadMapping(Parser parser, Place yaml, FrontMatterText result, FaultList faults, string[] keys)
    {
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            var place = At(yaml, key.Start, key.End);
            if (!keys.Contains(key.Value))
            {
                faults.Error(
                    FaultCodes.FrontMatterKey, place, $"'{key.Value}' is no key of the front matter.",
                    Suggest.Nearest(key.Value, keys) ?? $"The keys are {string.Join(", ", keys)}.");
                parser.SkipThisAndNestedEvents();
            }
            else if (key.Value == "headers")
            {
                ReadHeaders(parser, yaml, result, faults);
            }
            else if (parser.TryConsume<Scalar>(out var value))
            {
                if (!result.Values.TryAdd(key.Value, Text(yaml, value)))
                    faults.Error(FaultCodes.FrontMatterKey, place, $"'{key.Value}' is given twice.", "Leave one.");
            }
            else
            {
                faults.Error(FaultCodes.FrontMatterValue, place, $"'{key.Value}' takes one text.");
                parser.SkipThisAndNestedEvents();
            }
        }
    }

    private static void ReadHeaders(Parser parser, Place yaml, FrontMatterText result, FaultList faults)
    {
        if (!parser.TryConsume<MappingStart>(out _))
        {
            faults.Error(FaultCodes.FrontMatterValue, At(yaml, parser.Current!.Start, parser.Current.End), "'headers' takes a list of 'Name: value' lines.");
            parser.SkipThisAndNestedEvents();
            return;
        }
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var name = parser.Consume<Scalar>();
            if (parser.TryConsume<Scalar>(out var value))
                result.Headers.Add((At(yaml, name.Start, name.End), name.Value, Text(yaml, value)));
            else
                parser.SkipThisAndNestedEvents();
        }
    }

    /// <summary>A scalar as a text whose characters know where they stand in the file, escapes and folded lines included.</summary>
    private static SourceText Text(Place yaml, Scalar scalar)
    {
        var place = At(yaml, scalar.Start, scalar.End);
        var raw = yaml.Source.Text;
        var offsets = new int[scalar.Value.Length + 1];
        var at = place.Start + (scalar.Style is ScalarStyle.DoubleQuoted or ScalarStyle.SingleQuoted ? 1 : 0);
        for (var i = 0; i < scalar.Value.Length; i++)
        {
            var found = at;
            while (found < place.End && raw[found] != scalar.Value[i])
                found++;
            // A character written as an escape is not there; it stands where the one before it ended.
            if (found < place.End)
                at = found;
            offsets[i] = at;
            if (found < place.End)
                at++;
        }
        offsets[^1] = at;
        return yaml.Source.Derive(scalar.Value, offsets);
    }

    private static Place At(Place yaml, Mark start, Mark end)
    {
        var from = Math.Min(yaml.Start + (int)start.Index, yaml.End);
        return yaml with { Start = from, End = Math.Clamp(yaml.Start + (int)end.Index, from, yaml.End) };
    }
}

/// <summary>The front matter's values before anybody asks what they mean.</summary>
internal sealed record FrontMatterText
{
    /// <summary>It could not be read to its end; what seems to be missing may be there.</summary>
    public bool IsBroken { get; set; }

    public Dictionary<string, SourceText> Values { get; } = [];

    public List<(Place Place, string Name, SourceText Value)> Headers { get; } = [];
}
