using Ingest.Log;

namespace Ingest.Tests;

/// <summary>A place for one database, gone afterwards.</summary>
internal sealed class Folder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ingest-");

    public string Path => _folder.FullName;

    /// <summary>No test cuts the power, so none waits for the disk.</summary>
    public IngestDatabase Open() => new(System.IO.Path.Combine(Path, "ingest.db"), new() { SurvivesPowerLoss = false });

    public void Dispose() => _folder.Delete(recursive: true);
}
