using System.Text.Json;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using Renderer.Sources.Requests;
using TemplateLanguage.Diagnostics;
using YamlDotNet.RepresentationModel;

namespace Renderer.Sources.Declarations;

/// <summary>Reads a GraphQL query from its file and makes it a request: the query's variables are the arguments.</summary>
internal sealed class GraphQLReader(Func<string, string?> read, YamlFile file, TargetTemplate endpoint)
{
    /// <param name="list">The variable that is the list of a batch, or <c>null</c>.</param>
    public RequestTemplate? Read(YamlNode node, string? list = null)
    {
        if (file.Text(node, "'query'") is not { } name)
            return null;
        var path = file.Beside(name.Value);
        string text;
        try
        {
            text = read(path) ?? throw new FileNotFoundException();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file.Error(SystemsFile.WrongValue, node, $"The query '{name.Value}' cannot be read: there is no such file.", "Queries are named from the folder of sources.yaml.");
            return null;
        }
        try
        {
            var operations = Parser.Parse(text).Definitions.OfType<GraphQLOperationDefinition>().ToList();
            if (operations is [{ Operation: not OperationType.Subscription } operation])
                return Request(text, operation, list);
            file.Error(SystemsFile.WrongValue, node, $"The query '{name.Value}' has to hold one query or mutation.");
        }
        catch (GraphQLSyntaxErrorException e)
        {
            file.Error(SystemsFile.WrongValue, new SourceSpan(path, e.Location.Line, e.Location.Column, e.Location.Line, e.Location.Column), $"This is not GraphQL: {e.Description.Split(';')[0]}.");
        }
        return null;
    }

    private RequestTemplate Request(string text, GraphQLOperationDefinition operation, string? list)
    {
        var variables = new List<(string, BodyTemplate)>();
        foreach (var variable in operation.Variables?.Items ?? [])
        {
            var name = variable.Variable.Name.StringValue;
            var required = variable.Type is GraphQLNonNullType && variable.DefaultValue is null;
            variables.Add((name, new BodyTemplate.Filled(TextTemplate.Of(name, required, isList: name == list))));
        }
        var body = new BodyTemplate.Properties([("query", new BodyTemplate.Literal(JsonSerializer.SerializeToElement(text))), ("variables", new BodyTemplate.Properties(variables))]);
        // A query changes nothing: it may be sent twice, although it is a POST.
        return new(HttpMethod.Post, endpoint, [], body) { Repeatable = operation.Operation == OperationType.Query };
    }
}
