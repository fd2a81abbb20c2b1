using System.Text;
using System.Text.Json;
using TemplateLanguage.Analysis;

namespace Renderer.Sources;

/// <summary>A path with query in which <c>{argument}</c> and <c>{argument?}</c> stand for values, escaped so that they cannot lead anywhere else.</summary>
internal sealed class RequestTarget
{
    private readonly IReadOnlyList<Part> _path;
    private readonly IReadOnlyList<(string Name, Part Value)> _query;

    private RequestTarget(IReadOnlyList<Part> path, IReadOnlyList<(string, Part)> query) => (_path, _query) = (path, query);

    public IReadOnlyList<OperationArgument> Arguments =>
        [.. _path.Concat(_query.Select(q => q.Value)).Where(p => p.IsArgument).Select(p => new OperationArgument(p.Text, p.Required)).DistinctBy(a => a.Name)];

    /// <summary>Reads a target; what is wrong with it is told in <paramref name="fault"/>.</summary>
    public static RequestTarget? Parse(string text, out string? fault)
    {
        fault = null;
        if (!text.StartsWith('/') || text.StartsWith("//", StringComparison.Ordinal))
            fault = "a path begins with one '/'";
        var question = text.IndexOf('?', StringComparison.Ordinal);
        while (question > 0 && question + 1 < text.Length && text[question + 1] == '}')
            question = text.IndexOf('?', question + 1);
        var path = Parts(question < 0 ? text : text[..question], ref fault);
        var query = new List<(string, Part)>();
        foreach (var pair in question < 0 ? [] : text[(question + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var value = equals < 0 ? [] : Parts(pair[(equals + 1)..], ref fault);
            if (value.Count > 1 || equals < 1)
                fault ??= $"'{pair}' is not name=value or name={{argument}}";
            else
                query.Add((pair[..equals], value.Count == 0 ? new("", IsArgument: false, Required: false) : value[0]));
        }
        if (path.Any(p => p.IsArgument && !p.Required))
            fault ??= "an argument of the path cannot be optional";
        return fault is null ? new(path, query) : null;
    }

    /// <summary>The path and query for these values, or <c>null</c> and the name of the argument that is missing or cannot stand there.</summary>
    public string? Bind(IReadOnlyDictionary<string, JsonElement> arguments, out string? wrong)
    {
        wrong = null;
        var target = new StringBuilder();
        foreach (var part in _path)
        {
            if (!part.IsArgument)
                target.Append(part.Text);
            // "." and ".." would change the path: no escaping saves them.
            else if (Value(part, arguments) is { Length: > 0 } value && value is not ("." or ".."))
                target.Append(Uri.EscapeDataString(value));
            else
                wrong ??= part.Text;
        }
        var separator = '?';
        foreach (var (name, part) in _query)
        {
            var value = part.IsArgument ? Value(part, arguments) : part.Text;
            if (value is null && part.Required)
                wrong ??= part.Text;
            if (value is null)
                continue;
            target.Append(separator).Append(Uri.EscapeDataString(name)).Append('=').Append(part.IsArgument ? Uri.EscapeDataString(value) : value);
            separator = '&';
        }
        return wrong is null ? target.ToString() : null;
    }

    private static List<Part> Parts(string text, ref string? fault)
    {
        var parts = new List<Part>();
        for (var from = 0; from < text.Length;)
        {
            var open = text.IndexOf('{', from);
            if (open != from)
                parts.Add(new(text[from..(open < 0 ? text.Length : open)], IsArgument: false, Required: false));
            if (open < 0)
                break;
            var close = text.IndexOf('}', open);
            var name = close < 0 ? "" : text[(open + 1)..close].TrimEnd('?');
            if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            {
                fault ??= $"'{text[open..]}' is not a placeholder: write {{name}} or {{name?}}";
                break;
            }
            parts.Add(new(name, IsArgument: true, Required: text[close - 1] != '?'));
            from = close + 1;
        }
        return parts;
    }

    private static string? Value(Part part, IReadOnlyDictionary<string, JsonElement> arguments) => !arguments.TryGetValue(part.Text, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array => string.Join(',', value.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.String ? v.GetString() : v.GetRawText())),
        _ => null,
    };

    private readonly record struct Part(string Text, bool IsArgument, bool Required);
}
