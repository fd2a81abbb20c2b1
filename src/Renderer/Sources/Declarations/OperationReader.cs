using System.Text.Json;
using Renderer.Sources.Requests;
using TemplateLanguage.Diagnostics;
using YamlDotNet.RepresentationModel;

namespace Renderer.Sources.Declarations;

/// <summary>Reads <c>operations</c> of a system.</summary>
/// <param name="read">Reads a file that is named in it; <c>null</c> where there is none.</param>
internal sealed class OperationReader(Func<string, string?> read, YamlFile file, CallLimits systemLimits, TargetTemplate? endpoint)
{
    public Dictionary<string, OperationDeclaration> Read(YamlNode node)
    {
        var operations = new Dictionary<string, OperationDeclaration>(StringComparer.Ordinal);
        foreach (var (name, value) in file.Entries(node, "'operations'"))
        {
            if (Operation(name, value) is { } operation)
                operations[name] = operation with { Place = file.PlaceOf(node, name) };
        }
        return operations;
    }

    private OperationDeclaration? Operation(string name, YamlNode node)
    {
        var reader = new RequestReader(file);
        IReadOnlyList<string> result = [];
        (JsonElement? Value, string? File, SourceSpan? Place) schema = default;
        (YamlNode? query, YamlNode? batch) = (null, null);
        var limits = systemLimits;
        (IReadOnlyList<string> personal, IReadOnlyList<string> secret) = ([], []);
        string[] keys = [.. endpoint is null ? RequestReader.Keys : [.. RequestReader.Keys, "query"], .. CallLimits.Keys, "result", "schema", "batch", "personal", "secret"];
        foreach (var (key, value) in file.Entries(node, $"Operation '{name}'", keys))
        {
            if (reader.Take(key, value))
                continue;
            switch (key)
            {
                case "timeout" or "retry" or "hedge": limits = file.Limits(limits, key, value); break;
                case "query": query = value; break;
                case "result": result = file.Way(value, "'result'"); break;
                case "personal": personal = Ways(value, "'personal'"); break;
                case "secret": secret = Ways(value, "'secret'"); break;
                case "schema": schema = Schema(value); break;
                case "batch": batch = value; break;
            }
        }
        var graphQL = query is not null && endpoint is not null ? new GraphQLReader(read, file, endpoint) : null;
        var request = graphQL is null ? reader.Build(node, $"Operation '{name}'", "get: /path/{argument}") : graphQL.Read(query!);
        if (graphQL is not null && reader.HasTarget)
            file.Error(SystemsFile.WrongValue, query!, "'query' is a second request: the operation has one already.");
        if (request is null)
            return null;
        if (request.Lists is [var list, ..])
        {
            file.Error(SystemsFile.WrongValue, node, $"Operation '{name}' has the list {{{list}*}}, and only 'batch' has lists.", $"Write {{{list}}}: a list is joined by commas.");
            return null;
        }
        return new(name, request, graphQL is not null && result.Count == 0 ? ["data"] : result, schema.Value)
        {
            SchemaFile = schema.File,
            SchemaPlace = schema.Place,
            Limits = limits,
            IsGraphQL = graphQL is not null,
            Personal = personal,
            Secret = secret,
            Batch = batch is null ? null : new BatchReader(file).Read(batch, request, graphQL),
        };
    }

    private IReadOnlyList<string> Ways(YamlNode node, string what)
    {
        if (node is YamlSequenceNode list)
            return [.. list.Children.Select(c => file.Text(c, what)?.Value).OfType<string>()];
        file.Error(SystemsFile.WrongValue, node, $"{what} is a list of ways into the value, such as [customer.name, items.serial].");
        return [];
    }

    private (JsonElement? Value, string? File, SourceSpan? Place) Schema(YamlNode node)
    {
        if (file.Text(node, "'schema'") is not { } name)
            return default;
        var path = file.Beside(name.Value);
        try
        {
            return (JsonElement.Parse(read(path) ?? throw new FileNotFoundException()), path, name.Place);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            file.Error(SystemsFile.WrongValue, node, $"The schema '{name.Value}' cannot be read: {(e is JsonException ? "it is not JSON" : "there is no such file")}.", "Schemas are named from the folder of sources.yaml.");
            return (null, path, name.Place);
        }
    }
}
