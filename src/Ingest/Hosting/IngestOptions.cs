namespace Ingest.Hosting;

/// <summary>The configuration section <c>Ingest</c> (<c>INGEST__…</c> in the environment).</summary>
internal sealed record IngestOptions
{
    public const string Section = "Ingest";

    /// <summary>Where the SQLite file is. Beside the program: easy to find, easy to delete.</summary>
    public string DataPath { get; set; } = "./data";

    /// <summary>Keys that may send events. They stand in web pages: they allow nothing else.</summary>
    public List<string> WriteKeys { get; set; } = [];

    /// <summary>Keys that may read carts, activity and profiles.</summary>
    public List<string> ReadKeys { get; set; } = [];

    /// <summary>Origins of pages that may send events from a browser, such as <c>https://shop.example</c>; <c>*</c> is any.</summary>
    public List<string> Origins { get; set; } = [];

    /// <summary>Bytes of request bodies held at one time: what comes beyond is asked to come again. Four of the largest that Firehose sends.</summary>
    public long BodyMemory { get; set; } = 256 * 1024 * 1024;

    /// <summary>The file of sources and processing. Default: <c>ingest.yaml</c> in the working directory, where there is one.</summary>
    public string? File { get; set; }

    /// <summary>The file of triggers. Default: <c>triggers.yaml</c> in the working directory, where there is one.</summary>
    public string? Triggers { get; set; }

    /// <summary>Where the renderer is.</summary>
    public string? RendererUrl { get; set; }

    /// <summary>The renderer's key for sends.</summary>
    public string? RendererKey { get; set; }

    /// <summary>The file of sources and processing that is read; <c>null</c> where there is none.</summary>
    public string? IngestFile() => Told(File, "ingest.yaml");

    /// <summary>The file of triggers that is read; <c>null</c> where there is none.</summary>
    public string? TriggersFile() => Told(Triggers, "triggers.yaml");

    private static string? Told(string? path, string usual) => path is { Length: > 0 } ? path : System.IO.File.Exists(usual) ? usual : null;
}
