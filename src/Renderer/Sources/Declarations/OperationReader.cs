using System.Text.Json;
using Renderer.Templates;
using TemplateLanguage.Diagnostics;
using YamlDotNet.RepresentationModel;

namespace Renderer.Sources.Declarations;

/// <summary>Reads <c>operations</c> of a system.</summary>
internal sealed class OperationReader(TemplateFolder folder, YamlFile file)
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
        YamlNode? batch = null;
        foreach (var (key, value) in file.Entries(node, $"Operation '{name}'", [.. RequestReader.Keys, "result", "schema", "batch"]))
        {
            if (reader.Take(key, value))
                continue;
            switch (key)
            {
                case "result" when file.Text(value, "'result'") is { } way: result = way.Value.Split('.'); break;
                case "schema": schema = Schema(value); break;
                case "batch": batch = value; break;
            }
        }
        if (reader.Build(node, $"Operation '{name}'", "get: /path/{argument}") is not { } request)
            return null;
        if (request.Lists is [var list, ..])
        {
            file.Error(SystemsFile.WrongValue, node, $"Operation '{name}' has the list {{{list}*}}, and only 'batch' has lists.", $"Write {{{list}}}: a list is joined by commas.");
            return null;
        }
        return new(name, request, result, schema.Value)
        {
            SchemaFile = schema.File,
            SchemaPlace = schema.Place,
            Batch = batch is null ? null : new BatchReader(file).Read(batch, request),
        };
    }

    private (JsonElement? Value, string? File, SourceSpan? Place) Schema(YamlNode node)
    {
        if (file.Text(node, "'schema'") is not { } name)
            return default;
        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file.Path))!, name.Value);
        try
        {
            return (JsonElement.Parse(folder.Read(path) ?? throw new FileNotFoundException()), path, name.Place);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            file.Error(SystemsFile.WrongValue, node, $"The schema '{name.Value}' cannot be read: {(e is JsonException ? "it is not JSON" : "there is no such file")}.", "Schemas are named from the folder of sources.yaml.");
            return (null, path, name.Place);
        }
    }
}
