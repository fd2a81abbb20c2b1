using Renderer.Sources.Requests;
using YamlDotNet.RepresentationModel;

namespace Renderer.Sources.Declarations;

/// <summary>Reads the request of an operation or of its batch: method and target, headers, body.</summary>
internal sealed class RequestReader(YamlFile file)
{
    /// <summary>The keys it reads.</summary>
    public static readonly string[] Keys = ["get", "post", "put", "patch", "delete", "headers", "body", "repeatable"];

    // HTTP's own and the client's: a value of them from here would contradict what is sent.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Content-Length", "Content-Type", "Transfer-Encoding", "Connection", "Accept", "Accept-Encoding", "Authorization", "If-None-Match", "If-Modified-Since",
    };

    private HttpMethod? _method;
    private TargetTemplate? _target;
    private BodyTemplate? _body;
    private List<HeaderTemplate> _headers = [];
    private bool? _repeatable;
    private bool _wrong;

    public bool HasTarget => _method is not null;

    public static bool IsHeaderName(string name) => name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>Takes one entry of the operation; <c>false</c> where it is none of a request.</summary>
    public bool Take(string key, YamlNode value)
    {
        switch (key)
        {
            case "get" or "post" or "put" or "patch" or "delete": Target(key, value); return true;
            case "headers": _headers = [.. Headers(value)]; return true;
            case "body": _body = new BodyReader(file).Read(value); _wrong |= _body is null; return true;
            case "repeatable": _repeatable = file.Flag(value, "'repeatable'"); return true;
            default: return false;
        }
    }

    /// <summary>The request, or <c>null</c> where there is none that can be used; what is wrong is told.</summary>
    /// <param name="what">Whose it is.</param>
    public RequestTemplate? Build(YamlNode node, string what, string example)
    {
        if (_method is null && node is YamlMappingNode && !_wrong)
            file.Error(SystemsFile.Missing, node, $"{what} has no request.", $"Add {example}.");
        if (_body is not null && _method is { Method: "GET" or "DELETE" })
        {
            file.Error(SystemsFile.WrongValue, node, $"{what} has a body, and {_method} requests have none.", "Use post: /path.");
            return null;
        }
        if (_method is null || _target is null || _wrong)
            return null;
        var request = new RequestTemplate(_method, _target, _headers, _body);
        return _repeatable is { } repeatable ? request with { Repeatable = repeatable } : request;
    }

    private void Target(string key, YamlNode value)
    {
        if (_method is not null)
        {
            file.Error(SystemsFile.WrongValue, value, $"'{_method.Method.ToLowerInvariant()}' is the request already; '{key}' is a second one.");
            return;
        }
        _method = HttpMethod.Parse(key);
        if (file.Text(value, $"'{key}'") is not { } text)
            return;
        _target = TargetTemplate.Parse(text.Value, out var fault);
        if (fault is not null)
            file.Error(SystemsFile.WrongValue, value, $"'{key}' cannot be '{text.Value}': {fault}.");
    }

    private IEnumerable<HeaderTemplate> Headers(YamlNode node)
    {
        foreach (var (name, value) in file.Entries(node, "'headers'"))
        {
            if (Reserved.Contains(name) || !IsHeaderName(name))
                file.Error(SystemsFile.WrongValue, value, $"'{name}' cannot be a header here.", Reserved.Contains(name) ? "The client writes it; credentials stand in 'auth'." : "Names have letters, digits and '-'.");
            else if (file.Template(value, $"'{name}'") is { } template)
                yield return new(name, template);
        }
    }
}
