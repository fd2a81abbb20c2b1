using Ingest.Log;

namespace Ingest.Tests;

/// <summary>A place for one database, gone afterwards.</summary>
internal sealed class Folder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ingest-");

    public string Path => _folder.FullName;

    public IngestDatabase Open(DatabaseOptions? options = null) => new(System.IO.Path.Combine(Path, "ingest.db"), options);

    public void Dispose() => _folder.Delete(recursive: true);
}
