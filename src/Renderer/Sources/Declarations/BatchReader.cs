using Renderer.Sources.Requests;
using YamlDotNet.RepresentationModel;

namespace Renderer.Sources.Declarations;

/// <summary>Reads <c>batch</c> of an operation.</summary>
internal sealed class BatchReader(YamlFile file)
{
    private const int DefaultMax = 100; // an address of a hundred long ids stays below the 8 KB that servers take

    /// <param name="single">The operation's request for one: the batch has its arguments.</param>
    public BatchDeclaration? Read(YamlNode node, RequestTemplate single)
    {
        var reader = new RequestReader(file);
        var (key, max) = ((Text?)null, DefaultMax);
        IReadOnlyList<string> items = [];
        foreach (var (name, value) in file.Entries(node, "'batch'", [.. RequestReader.Keys, "key", "max", "result"]))
        {
            if (reader.Take(name, value))
                continue;
            switch (name)
            {
                case "key": key = file.Text(value, "'key'"); break;
                case "max": max = file.Number(value, "'max'", 1, 10_000) ?? max; break;
                default: items = file.Text(value, "'result'")?.Value.Split('.') ?? []; break;
            }
        }
        if (reader.Build(node, "'batch'", "get: /path?ids={id*}") is not { } request)
            return null;
        if (key is null)
            file.Error(SystemsFile.Missing, node, "'batch' has no 'key'.", "Name the property of an item that tells whose it is.");
        if (request.Lists is not [var list])
            file.Error(SystemsFile.WrongValue, node, "'batch' needs one list: an argument written {name*}.");
        else if (request.Arguments.FirstOrDefault(a => single.Arguments.All(s => s.Name != a.Name)) is { } unknown)
            file.Error(SystemsFile.WrongValue, node, $"'batch' has the argument '{unknown.Name}', and the single request has not.");
        else if (key is not null)
            return new(request, list, key.Value, max) { Items = items };
        return null;
    }
}
