using System.Collections.Frozen;

namespace Ingest.LiveApi;

/// <summary>The JSON Schemas that are published: of the live API's answers, and of <c>ingest.yaml</c>.</summary>
internal static class SchemaFiles
{
    private const string Folder = "schemas/";

    private static readonly FrozenDictionary<string, string> Texts = Load();

    public static IEnumerable<string> Names => Texts.Keys.Order();

    public static string Text(string name) => Texts[name];

    /// <summary>Maps <c>/schemas/NAME.json</c>: open to all, since they tell of nobody.</summary>
    public static void MapSchemas(this IEndpointRouteBuilder routes)
    {
        foreach (var (name, text) in Texts)
        {
            routes.MapGet($"/schemas/{name}.json", (HttpResponse response) =>
            {
                response.Headers.CacheControl = "public, max-age=3600";
                return Results.Text(text, "application/schema+json");
            });
        }
    }

    private static FrozenDictionary<string, string> Load()
    {
        var assembly = typeof(SchemaFiles).Assembly;
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).ToFrozenDictionary(
            n => Path.GetFileNameWithoutExtension(n),
            n =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(n)!);
                return reader.ReadToEnd();
            });
    }
}
