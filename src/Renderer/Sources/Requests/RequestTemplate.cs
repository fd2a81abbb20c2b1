using System.Text.Json;
using Renderer.Sources.Shop;
using TemplateLanguage.Analysis;

namespace Renderer.Sources.Requests;

/// <summary>A request with placeholders.</summary>
internal sealed record RequestTemplate(HttpMethod method, TargetTemplate target, IReadOnlyList<HeaderTemplate> headers, BodyTemplate? body)
{
    public HttpMethod Method => method;

    /// <summary>Whether the request may be sent twice. What HTTP calls idempotent may (RFC 9110 §9.2.2); others where the file says so.</summary>
    public bool Repeatable { get; init; } = method == HttpMethod.Get || method == HttpMethod.Put || method == HttpMethod.Delete;

    /// <summary>The method of a typed client that sends it, or <c>null</c> where it is declared in a file.</summary>
    public ClientMethod? Client { get; init; }

    /// <summary>Every argument once; it is required where one of its places requires it.</summary>
    public IReadOnlyList<OperationArgument> Arguments { get; } =
        [.. Texts(target, headers, body).SelectMany(t => t.Arguments).GroupBy(a => a.Name).Select(g => new OperationArgument(g.Key, g.Any(a => a.Required)))];

    /// <summary>The arguments that are lists.</summary>
    public IReadOnlyList<string> Lists { get; } = [.. Texts(target, headers, body).Select(t => t.List).OfType<string>().Distinct()];

    /// <summary>The request for these values, or <c>null</c> and the name of the argument that is missing, of another type or cannot stand in its place.</summary>
    public BoundRequest? Bind(IReadOnlyDictionary<string, JsonElement> arguments, out string? wrong)
    {
        string? unfit = null;
        var typed = Client?.Read(ref arguments, ref unfit);
        var path = target.Bind(arguments, out wrong);
        wrong ??= unfit;
        var values = new List<(string, string)>(headers.Count);
        foreach (var header in headers)
        {
            if (header.Bind(arguments, ref wrong) is { } value)
                values.Add((header.Name, value));
        }
        ReadOnlyMemory<byte>? bytes = null; // not in one expression: null would become an empty body there
        if (body is not null)
            bytes = body.Bind(arguments, ref wrong);
        return wrong is null ? new(method, path!, values, bytes, Repeatable) { Typed = typed is null ? null : new(Client!, typed) } : null;
    }

    private static IEnumerable<TextTemplate> Texts(TargetTemplate target, IEnumerable<HeaderTemplate> headers, BodyTemplate? body) =>
        [.. target.Texts, .. headers.Select(h => h.Value), .. body?.Texts ?? []];
}
