namespace ServiceDefaults.Sqlite;

/// <summary>A file has the tables of another version of the program.</summary>
internal sealed class OtherVersionException(string path, long found, long expected) : InvalidOperationException(
    $"'{path}' was written by another version: its tables are version {found}, those of this program {expected}. Run the version that wrote it, or move the file away to begin a new one.");
