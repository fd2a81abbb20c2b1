using System.Text.Json;
using Microsoft.Data.Sqlite;

using ServiceDefaults.Sqlite;

namespace Renderer.Sends;

/// <summary>Reads what became of sends.</summary>
internal sealed class SendHistory(RendererDatabase database)
{
    private const string Columns = "id, template, recipient, state, accepted, due, attempts, subject, reply, report";

    public SendRecord? Find(string id) => database.File.Read(connection =>
        connection.Query($"SELECT {Columns} FROM sends WHERE id = $id", r => Row(connection, r), ("$id", id)).SingleOrDefault());

    /// <summary>The newest first.</summary>
    public IReadOnlyList<SendRecord> List(string? recipient, int limit) => database.File.Read(connection =>
        connection.Query(
            // Two texts, so that a recipient's sends are found by the index.
            recipient is null
                ? $"SELECT {Columns} FROM sends ORDER BY seq DESC LIMIT $limit"
                : $"SELECT {Columns} FROM sends WHERE recipient = $recipient ORDER BY seq DESC LIMIT $limit",
            r => Row(connection, r), ("$recipient", recipient), ("$limit", limit)));

    /// <summary>What was asked for, or <c>null</c> where there is no such send.</summary>
    public SendRequest? Request(string id) => database.File.Read(connection =>
        connection.Query("SELECT request FROM sends WHERE id = $id", r => JsonSerializer.Deserialize<SendRequest>(r.GetString(0), SendJson.Options), ("$id", id)).SingleOrDefault());

    /// <summary>A send's message as it left: whose, of which category, and its HTML.</summary>
    public SentMessage? Message(string id) => database.File.Read(connection =>
        connection.Query(
            "SELECT recipient, category, html FROM sends WHERE id = $id",
            r => new SentMessage(r.GetString(0), r.Text(1), r.Text(2)), ("$id", id)).SingleOrDefault());

    private static SendRecord Row(SqliteConnection connection, SqliteDataReader row)
    {
        var id = row.GetString(0);
        var steps = connection.Query(
            "SELECT state, at, reason FROM steps WHERE send = $id ORDER BY seq",
            r => new SendStep(Enum.Parse<SendState>(r.GetString(0)), r.Time(1)!.Value, r.Text(2)), ("$id", id));
        var report = row.Text(9) is { } json ? JsonSerializer.Deserialize<SendReport>(json, SendJson.Options) : null;
        return new(
            id, row.GetString(1), row.GetString(2), Enum.Parse<SendState>(row.GetString(3)), row.Time(4)!.Value, row.Time(5), row.GetInt32(6),
            row.Text(7), row.Text(8), steps, report);
    }
}

/// <summary>A message as its recipient's links lead back to it.</summary>
internal sealed record SentMessage(string Recipient, string? Category, string? Html);
