using System.Globalization;
using Renderer.Sources.Requests;
using TemplateLanguage.Diagnostics;
using TemplateLanguage.Syntax;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Renderer.Sources.Declarations;

/// <summary>A YAML file whose faults are gathered with their places.</summary>
internal sealed class YamlFile(string file, ICollection<Fault> faults)
{
    public string Path => file;

    /// <summary>The mapping at the top, or <c>null</c> where the file is empty or no YAML.</summary>
    public YamlMappingNode? Read(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 0)
                return null;
            if (stream.Documents[0].RootNode is YamlMappingNode map)
                return map;
            Error(SystemsFile.NotYaml, stream.Documents[0].RootNode, "The file is not a list of 'name: …' entries.");
        }
        catch (YamlException e)
        {
            faults.Add(new(SystemsFile.NotYaml, Severity.Error, $"This is not YAML: {e.Message}", Span(e.Start, e.End)));
        }
        catch (InvalidOperationException) // what YamlDotNet throws on some unfinished plain texts
        {
            faults.Add(new(SystemsFile.NotYaml, Severity.Error, "This is not YAML.", new(file, 1, 1, 1, 1)));
        }
        return null;
    }

    /// <summary>The entries of a mapping whose keys are all known; the others are told.</summary>
    public IEnumerable<(string Key, YamlNode Value)> Entries(YamlNode node, string what, params string[] keys)
    {
        if (node is not YamlMappingNode map)
        {
            Error(SystemsFile.WrongValue, node, $"{what} is a list of 'key: value' entries.");
            yield break;
        }
        foreach (var (key, value) in map.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (keys.Length > 0 && !keys.Contains(name))
                Error(SystemsFile.UnknownKey, key, $"{what} has no '{name}'.", Suggest.Nearest(name, keys) ?? $"It has {string.Join(", ", keys)}.");
            else
                yield return (name, value);
        }
    }

    /// <summary>Where a key of a mapping stands.</summary>
    public SourceSpan? PlaceOf(YamlNode map, string key) =>
        (map as YamlMappingNode)?.Children.Keys.FirstOrDefault(k => k is YamlScalarNode { Value: { } name } && name == key) is { } node ? Span(node.Start, node.End) : null;

    /// <summary>A value that <paramref name="read"/> understands, or <c>null</c> and a fault.</summary>
    public T? Value<T>(YamlNode node, string what, string form, Func<string, T?> read)
        where T : struct
    {
        if (node is YamlScalarNode { Value: { } text } && read(text) is { } value)
            return value;
        Error(SystemsFile.WrongValue, node, $"{what} is {form}.");
        return null;
    }

    public Text? Text(YamlNode node, string what)
    {
        if (node is YamlScalarNode { Value: { Length: > 0 } text })
            return new(text, Span(node.Start, node.End));
        Error(SystemsFile.WrongValue, node, $"{what} is a text.");
        return null;
    }

    /// <summary>Those of the system that an entry changes.</summary>
    public CallLimits Limits(CallLimits limits, string key, YamlNode value) => key switch
    {
        "timeout" => limits with { Timeout = Duration(value, "'timeout'", TimeSpan.FromMilliseconds(10)) ?? limits.Timeout },
        "retry" => limits with { Retry = Number(value, "'retry'", 0, 10) ?? limits.Retry },
        _ => limits with { Hedge = IsOff(value) ? null : Duration(value, "'hedge'") },
    };

    public static bool IsOff(YamlNode node) => node is YamlScalarNode { Value: "off" };

    public TimeSpan? Duration(YamlNode node, string what) => Value(node, what, Durations.Form, Durations.Parse);

    /// <summary>A duration from <paramref name="least"/> to a day, which is what resilience strategies take.</summary>
    public TimeSpan? Duration(YamlNode node, string what, TimeSpan least)
    {
        if (Duration(node, what) is not { } duration)
            return null;
        if (duration >= least && duration <= TimeSpan.FromDays(1))
            return duration;
        Error(SystemsFile.WrongValue, node, $"{what} is from {least.TotalMilliseconds}ms to 1d.");
        return null;
    }

    public int? Number(YamlNode node, string what, int least, int most) => Value(
        node, what, $"a whole number from {least} to {most}",
        t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : (int?)null);

    public bool? Flag(YamlNode node, string what) => Value(node, what, "true or false", t => t switch { "true" => true, "false" => false, _ => (bool?)null });

    /// <summary>A text with placeholders; <c>null</c> and a fault where they cannot be read.</summary>
    public TextTemplate? Template(YamlNode node, string what)
    {
        if (Text(node, what) is not { } text)
            return null;
        string? fault = null;
        var template = TextTemplate.Parse(text.Value, ref fault);
        if (fault is null)
            return template;
        Error(SystemsFile.WrongValue, node, $"{what} cannot be '{text.Value}': {fault}.");
        return null;
    }

    /// <summary>The path of a file that is named from the folder of this one.</summary>
    public string Beside(string name) => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!, name);

    /// <summary>Names on the way to a part of a value: <c>data.cart</c>.</summary>
    public IReadOnlyList<string> Way(YamlNode node, string what) => Text(node, what)?.Value.Split('.') ?? [];

    public void Error(string code, SourceSpan place, string message, string? suggestion = null) =>
        faults.Add(new(code, Severity.Error, message, place, suggestion));

    public void Error(string code, YamlNode node, string message, string? suggestion = null) =>
        Error(code, Span(node.Start, node.End), message, suggestion);

    private SourceSpan Span(Mark start, Mark end) => new(file, (int)start.Line, (int)start.Column, (int)end.Line, (int)end.Column);
}
