using Renderer.Sources.Requests;
using YamlDotNet.RepresentationModel;

namespace Renderer.Sources.Declarations;

/// <summary>Reads <c>batch</c> of an operation.</summary>
internal sealed class BatchReader(YamlFile file)
{
    private const int DefaultMax = 100; // an address of a hundred long ids stays below the 8 KB that servers take

    /// <param name="graphQL">Reads queries, where the system takes them.</param>
    /// <param name="single">The operation's request for one: the batch has its arguments.</param>
    public BatchDeclaration? Read(YamlNode node, RequestTemplate single, GraphQLReader? graphQL)
    {
        var reader = new RequestReader(file);
        var (key, max) = ((Text?)null, DefaultMax);
        (IReadOnlyList<string> items, IReadOnlyList<string> way) = ([], []);
        (YamlNode? query, Text? list) = (null, null);
        foreach (var (name, value) in file.Entries(node, "'batch'", [.. graphQL is null ? RequestReader.Keys : ["query", "list"], "key", "max", "result", "value"]))
        {
            if (reader.Take(name, value))
                continue;
            switch (name)
            {
                case "key": key = file.Text(value, "'key'"); break;
                case "query": query = value; break;
                case "list": list = file.Text(value, "'list'"); break;
                case "max": max = file.Number(value, "'max'", 1, 10_000) ?? max; break;
                case "value": way = file.Way(value, "'value'"); break;
                default: items = file.Way(value, "'result'"); break;
            }
        }
        var request = graphQL is null ? reader.Build(node, "'batch'", "get: /path?ids={id*}") : query is null ? null : graphQL.Read(query, list?.Value);
        if (request is null)
        {
            if (graphQL is not null && query is null && node is YamlMappingNode)
                file.Error(SystemsFile.Missing, node, "'batch' has no 'query'.", "Add query: file.graphql, and list: the variable that is a list.");
            return null;
        }
        if (key is null)
            file.Error(SystemsFile.Missing, node, "'batch' has no 'key'.", "Name the property of an item that tells whose it is.");
        if (request.Lists is not [var listed])
            file.Error(SystemsFile.WrongValue, node, graphQL is null ? "'batch' needs one list: an argument written {name*}." : "'batch' needs 'list': the variable of its query that is a list.");
        else if (request.Arguments.FirstOrDefault(a => single.Arguments.All(s => s.Name != a.Name)) is { } unknown)
            file.Error(SystemsFile.WrongValue, node, $"'batch' has the argument '{unknown.Name}', and the single request has not.");
        else if (key is not null)
            return new(request, listed, key.Value, max) { Items = items, Value = way };
        return null;
    }
}
