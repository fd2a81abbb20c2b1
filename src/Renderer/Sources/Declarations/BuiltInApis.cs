using TemplateLanguage.Diagnostics;

namespace Renderer.Sources.Declarations;

/// <summary>APIs whose operations are known, so that a system names the API in place of paths. They are written as anybody's are, in <c>Apis/</c>.</summary>
internal static class BuiltInApis
{
    private const string FileName = "ingest.yaml";

    /// <summary>Reads the operations of one.</summary>
    /// <param name="limits">Those of the system that has it.</param>
    /// <returns>The operations, or <c>null</c> and the names there are.</returns>
    public static (IReadOnlyDictionary<string, OperationDeclaration>? Operations, IReadOnlyList<string> Names) Read(string name, CallLimits limits)
    {
        var faults = new List<Fault>();
        var file = new YamlFile(FileName, faults);
        var apis = file.Entries(file.Read(Resource(FileName)!)!, "The file").ToList();
        var found = apis.Where(a => a.Key == name).Select(a => new OperationReader(path => Resource(Path.GetFileName(path)), file, limits, endpoint: null).Read(a.Value)).FirstOrDefault();
        // They stand in no file of the author's: nothing leads to them.
        return (found?.ToDictionary(o => o.Key, o => o.Value with { Place = null, SchemaFile = null, SchemaPlace = null }), [.. apis.Select(a => a.Key)]);
    }

    private static string? Resource(string name)
    {
        if (typeof(BuiltInApis).Assembly.GetManifestResourceStream($"apis/{name}") is not { } stream)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
