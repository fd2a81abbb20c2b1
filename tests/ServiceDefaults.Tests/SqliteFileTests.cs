using Microsoft.Data.Sqlite;
using ServiceDefaults.Sqlite;

namespace ServiceDefaults.Tests;

public sealed class SqliteFileTests : IDisposable
{
    private const string Schema = "CREATE TABLE IF NOT EXISTS note(id TEXT PRIMARY KEY, text TEXT NOT NULL)";
    private readonly string _folder = Directory.CreateTempSubdirectory("sqlite-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "deeper", "notes.db");

    [Fact]
    public async Task A_read_sees_every_answered_write()
    {
        await using var file = new SqliteFile(Path, Schema);
        await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Add(file, $"n{i}")));
        Assert.Equal(500, file.Read(Count));
    }

    [Fact]
    public async Task A_failing_write_undoes_itself_and_nobody_else()
    {
        await using var file = new SqliteFile(Path, Schema);
        using var gate = new ManualResetEventSlim();
        // Holds the writer, so that the next three are committed as one group.
        var first = file.WriteAsync(c => { gate.Wait(); return Insert(c, "first"); }, TestContext.Current.CancellationToken);
        var good = Add(file, "good");
        var bad = file.WriteAsync<int>(
            c => { Insert(c, "half"); throw new InvalidOperationException("no"); }, TestContext.Current.CancellationToken);
        var alsoGood = Add(file, "also good");
        gate.Set();
        await Task.WhenAll(first, good, alsoGood);
        Assert.Equal("no", (await Assert.ThrowsAsync<InvalidOperationException>(() => bad)).Message);
        Assert.Equal(3, file.Read(Count));
    }

    [Fact]
    public async Task What_was_written_is_there_after_opening_again()
    {
        await using (var file = new SqliteFile(Path, Schema))
            await Add(file, "kept");
        await using var again = new SqliteFile(Path, Schema);
        Assert.Equal(1, again.Read(Count));
    }

    [Fact]
    public async Task It_is_a_write_ahead_log_with_full_synchronisation()
    {
        await using var file = new SqliteFile(Path, Schema);
        var settings = await file.WriteAsync(c => (Ask(c, "PRAGMA journal_mode"), Ask(c, "PRAGMA synchronous")), TestContext.Current.CancellationToken);
        Assert.Equal(("wal", "2"), settings);
    }

    [Fact]
    public async Task The_log_stays_bounded_however_much_is_written()
    {
        const int page = 4096 + 24; // with its head in the log
        var text = new string('x', 1024 * 1024);
        await using var file = new SqliteFile(Path, Schema);
        var written = 0L;
        for (var i = 0; written < 2L * Checkpointer.MostLogPages * page; i++, written += text.Length)
            await file.WriteAsync(c => Insert(c, $"n{i}", text), TestContext.Current.CancellationToken);
        Assert.InRange(new FileInfo(Path + "-wal").Length, 1, 3L * Checkpointer.MostLogPages * page / 2);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Task<int> Add(SqliteFile file, string id) => file.WriteAsync(c => Insert(c, id), TestContext.Current.CancellationToken);

    private static int Insert(SqliteConnection connection, string id, string text = "text")
    {
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO note(id, text) VALUES ($id, $text)";
        command.Parameters.AddWithValue("$id", id);
        command.Parameters.AddWithValue("$text", text);
        return command.ExecuteNonQuery();
    }

    private static int Count(SqliteConnection connection) => int.Parse(Ask(connection, "SELECT count(*) FROM note"), null);

    private static string Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar()!.ToString()!;
    }
}
