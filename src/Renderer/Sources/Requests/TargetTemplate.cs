using System.Text;
using System.Text.Json;

namespace Renderer.Sources.Requests;

/// <summary>A path with query whose placeholders' values are escaped so that they cannot lead anywhere else.</summary>
internal sealed class TargetTemplate
{
    private readonly TextTemplate _path;
    private readonly IReadOnlyList<(string Name, TextTemplate Value)> _query;

    private TargetTemplate(TextTemplate path, IReadOnlyList<(string, TextTemplate)> query) => (_path, _query) = (path, query);

    public IEnumerable<TextTemplate> Texts => _query.Select(q => q.Value).Prepend(_path);

    /// <summary>Reads a target; what is wrong with it is told in <paramref name="fault"/>.</summary>
    public static TargetTemplate? Parse(string text, out string? fault)
    {
        fault = null;
        if (!text.StartsWith('/') || text.StartsWith("//", StringComparison.Ordinal))
            fault = "a path begins with one '/'";
        var question = text.IndexOf('?', StringComparison.Ordinal);
        while (question > 0 && question + 1 < text.Length && text[question + 1] == '}')
            question = text.IndexOf('?', question + 1);
        var path = TextTemplate.Parse(question < 0 ? text : text[..question], ref fault);
        var query = new List<(string, TextTemplate)>();
        foreach (var pair in question < 0 ? [] : text[(question + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var value = TextTemplate.Parse(equals < 0 ? "" : pair[(equals + 1)..], ref fault);
            if (equals < 1)
                fault ??= $"'{pair}' is not name=value or name={{argument}}";
            else
                query.Add((pair[..equals], value));
        }
        if (path.Arguments.Any(a => !a.Required))
            fault ??= "an argument of the path cannot be optional";
        return fault is null ? new(path, query) : null;
    }

    /// <summary>The path and query for these values, or <c>null</c> and the name of the argument that is missing or cannot stand there.</summary>
    public string? Bind(IReadOnlyDictionary<string, JsonElement> arguments, out string? wrong)
    {
        wrong = null;
        var path = _path.Bind(arguments, Uri.EscapeDataString, ref wrong);
        // "", "." and ".." would change the path: no escaping saves them.
        foreach (var argument in _path.Arguments)
        {
            if (TextTemplate.ValueOf(argument.Name, arguments) is "" or "." or "..")
                wrong ??= argument.Name;
        }
        if (_query.Count == 0)
            return wrong is null ? path : null;
        var target = new StringBuilder(path);
        var separator = '?';
        foreach (var (name, template) in _query)
        {
            if (template.Bind(arguments, Uri.EscapeDataString, ref wrong) is not { } value)
                continue;
            target.Append(separator).Append(Uri.EscapeDataString(name)).Append('=').Append(value);
            separator = '&';
        }
        return wrong is null ? target.ToString() : null;
    }
}
