namespace EndToEnd.Rig;

/// <summary>The project's programs, configured as their documents say: by the environment.</summary>
internal static class Programs
{
    public const string WriteKey = "dev-write";
    public const string ReadKey = "dev-read";
    public const string SendKey = "dev-send";

    /// <summary>What the programs need lies beside the tests: the build copies it there.</summary>
    public static string Templates { get; } = Path.Combine(AppContext.BaseDirectory, "templates");

    public static Service Shop(TemporaryFolder data, params string[] settings)
    {
        var url = Ports.FreeUrl();
        return new("Shop", url, ["--urls", url, "--data", data.Path, "--", .. settings], new Dictionary<string, string?>(), SendKey);
    }

    /// <param name="declarations">The text of <c>ingest.yaml</c>, if there is one.</param>
    public static Service Ingest(TemporaryFolder data, string? triggers = null, string? rendererUrl = null, string? declarations = null)
    {
        var url = Ports.FreeUrl();
        return new("Ingest", url, ["--urls", url], new Dictionary<string, string?>
        {
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["INGEST__DATAPATH"] = data.Path,
            ["INGEST__TRIGGERS"] = triggers,
            ["INGEST__FILE"] = declarations is null ? null : data.File("ingest.yaml", declarations),
            ["INGEST__RENDERERURL"] = rendererUrl,
            ["INGEST__RENDERERKEY"] = SendKey,
        }, ReadKey);
    }

    /// <summary>The studio at work in a folder, on its <c>templates</c>; what its systems are at comes with <paramref name="variables"/>.</summary>
    public static Service Studio(TemporaryFolder data, TemporaryFolder folder, params (string Name, string Value)[] variables)
    {
        var url = Ports.FreeUrl();
        return new(
            "Renderer", url, ["studio", "--urls", url, "--", "--Renderer:DataPath", data.Path],
            variables.ToDictionary(v => v.Name, v => (string?)v.Value), key: null, folder.Path);
    }

    /// <param name="ingestUrl">Where carts and activity are read.</param>
    /// <param name="mail">Where messages go; <c>null</c> for the pickup folder.</param>
    /// <param name="settings">As on its command line.</param>
    public static Service Renderer(TemporaryFolder data, string ingestUrl, string offersUrl, MailServer? mail, string? templates = null, params string[] settings)
    {
        var url = Ports.FreeUrl();
        return new("Renderer", url, ["serve", "--", "--urls", url, .. settings], new Dictionary<string, string?>
        {
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["RENDERER__DATAPATH"] = data.Path,
            ["RENDERER__TEMPLATES"] = templates ?? Templates,
            ["RENDERER__PUBLICURL"] = url,
            ["RENDERER__SMTP__HOST"] = mail is null ? null : "127.0.0.1",
            ["RENDERER__SMTP__PORT"] = mail?.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["RENDERER__SMTP__TLS"] = "false",
            ["INGEST_URL"] = ingestUrl,
            ["INGEST_TOKEN"] = ReadKey,
            ["OFFERS_URL"] = offersUrl,
        }, SendKey);
    }
}
