using Ingest.Log;

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

    /// <summary>Keys that may administer as well: dead letters, erasure, rebuilding, auditing.</summary>
    public List<string> AdminKeys { get; set; } = [];

    /// <summary>Requests a second that each key may make; 0 is any number. Far beyond what one renderer needs.</summary>
    public int ReadRate { get; set; } = 5000;

    /// <summary>Whether what was answered survives a loss of power (<c>synchronous=FULL</c>), or only the end of the process (<c>NORMAL</c>).</summary>
    public bool SurvivePowerLoss { get; set; } = true;

    /// <summary>How long a commit waits at most for as many requests as half of those that came at one time of late: a lone one does not wait. None: it takes all that are there.</summary>
    public TimeSpan GroupWait { get; set; } = TimeSpan.FromMilliseconds(1);

    /// <summary>Bytes of events that may wait for the disk; beyond it senders are answered 503. Seconds of work for a slow disk.</summary>
    public long MaxWaitingBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Memory for people's states: some 100,000 usual ones.</summary>
    public long MemoryBytes { get; set; } = 256 * 1024 * 1024;

    /// <summary>Events that states may be behind the log; after a crash they are read again, 10,000 of them in half a second.</summary>
    public int WriteBehind { get; set; } = 10_000;

    /// <summary>How long an event's id is known, so that it counts once when it comes again. Clients give up within days.</summary>
    public TimeSpan KnownIds { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Events that happened longer ago are refused. Thirteen months: last year's order still counts.</summary>
    public TimeSpan MaxLateness { get; set; } = TimeSpan.FromDays(400);

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

    /// <summary>Opens the database as the options say.</summary>
    public IngestDatabase Open(TimeProvider time) => new(
        Path.Combine(DataPath, "ingest.db"), new() { SurvivesPowerLoss = SurvivePowerLoss, GroupWait = GroupWait, MemoryBytes = MemoryBytes, WriteBehind = WriteBehind }, time);

    private static string? Told(string? path, string usual) => path is { Length: > 0 } ? path : System.IO.File.Exists(usual) ? usual : null;
}
