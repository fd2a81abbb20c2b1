using Ingest.Declarations;

namespace Ingest.Processing.Catalog;

/// <summary>Reads <c>catalog:</c> of <c>ingest.yaml</c>.</summary>
internal static class CatalogSection
{
    public const string Name = "catalog";

    public static CatalogSettings? Read(YamlFields file, Variables variables, List<YamlFault> faults)
    {
        if (file.Optional(Name) is not { } node)
            return null;
        var fields = new YamlFields(node, Name, faults);
        fields.Allow("file", "url", "key", "within", "cache");
        var settings = new CatalogSettings(Text("file"), Text("url"), Text("key"));
        if (settings.File is null == settings.Url is null)
            fields.Fault("catalog needs a file or a url, and not both");
        if (settings.Url is { } url && (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || !url.Contains("{id}", StringComparison.Ordinal)))
            fields.Fault(fields.Optional("url")!, "the url must be http(s) and hold {id}, such as https://shop.example/api/products/{id}");
        if (settings.File is { } path && FileCatalog.Read(path).Fault is { } fault)
            fields.Fault(fields.Optional("file")!, fault);
        return settings with { Within = fields.Duration("within") ?? settings.Within, Cache = fields.Duration("cache") ?? settings.Cache };

        string? Text(string name) => fields.Text(fields.Optional(name)) is { } text ? variables.Resolve(text, fields.Optional(name)!, fields) : null;
    }
}
