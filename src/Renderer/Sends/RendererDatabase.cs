using ServiceDefaults.Sqlite;

namespace Renderer.Sends;

/// <summary>The renderer's file: sends, their history, and who wants no more mail.</summary>
internal sealed class RendererDatabase(string path) : IAsyncDisposable
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS sends(
            seq INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            key TEXT NOT NULL UNIQUE,
            fingerprint TEXT NOT NULL,
            template TEXT NOT NULL,
            recipient TEXT NOT NULL COLLATE NOCASE,
            request TEXT NOT NULL,
            state TEXT NOT NULL,
            accepted INTEGER NOT NULL,
            due INTEGER,
            attempts INTEGER NOT NULL DEFAULT 0,
            subject TEXT,
            html TEXT,
            category TEXT,
            report TEXT,
            reply TEXT);
        CREATE INDEX IF NOT EXISTS sends_due ON sends(due) WHERE due IS NOT NULL;
        CREATE INDEX IF NOT EXISTS sends_recipient ON sends(recipient, seq);
        CREATE INDEX IF NOT EXISTS sends_on_the_way ON sends(state) WHERE state IN ('Resolving', 'Delivering');
        CREATE TABLE IF NOT EXISTS steps(
            seq INTEGER PRIMARY KEY,
            send TEXT NOT NULL,
            state TEXT NOT NULL,
            at INTEGER NOT NULL,
            reason TEXT);
        CREATE INDEX IF NOT EXISTS steps_send ON steps(send, seq);
        CREATE TABLE IF NOT EXISTS suppressions(
            address TEXT NOT NULL COLLATE NOCASE,
            category TEXT NOT NULL,
            at INTEGER NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY(address, category));
        """;

    public SqliteFile File { get; } = new(path, Schema);

    public ValueTask DisposeAsync() => File.DisposeAsync();
}
