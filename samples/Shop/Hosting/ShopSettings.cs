namespace Shop.Hosting;

/// <summary>Where the sample listens and keeps its data; all else follows from it.</summary>
/// <param name="Url">Of the storefront and of both services: they share the process and the address.</param>
/// <param name="OffersDown">To the renderer, the offers API answers 500.</param>
internal sealed record ShopSettings(string Url, string DataPath, bool OffersDown)
{
    public const string DefaultUrl = "http://127.0.0.1:5090";
    public const string WriteKey = "dev-write";
    public const string SendKey = "dev-send";
    private const string ReadKey = "dev-read";

    public string Pickup => Path.Combine(DataPath, "pickup");

    /// <summary>The configuration of both services. The environment and the command line go over it, as everywhere.</summary>
    public IReadOnlyDictionary<string, string?> Configuration => new Dictionary<string, string?>
    {
        ["Ingest:DataPath"] = DataPath,
        ["Ingest:Triggers"] = Beside("triggers.yaml"),
        ["Ingest:WriteKeys:0"] = WriteKey,
        ["Ingest:ReadKeys:0"] = ReadKey,
        ["Ingest:RendererUrl"] = Url,
        ["Ingest:RendererKey"] = SendKey,
        ["Renderer:DataPath"] = DataPath,
        ["Renderer:Pickup"] = Pickup,
        ["Renderer:PublicUrl"] = Url,
        ["Renderer:SendKeys:0"] = SendKey,
        ["Renderer:From"] = "Northwind <hello@northwind.example>",
        ["Renderer:Templates"] = Beside("templates"),
        ["Renderer:Sources:Misbehave"] = OffersDown ? "offers=status:500" : null,
        ["INGEST_URL"] = Url,
        ["INGEST_TOKEN"] = ReadKey,
        ["OFFERS_URL"] = Url,
    };

    private static string Beside(string name) => Path.Combine(AppContext.BaseDirectory, name);
}
