using Microsoft.Data.Sqlite;
using ServiceDefaults.Sqlite;

namespace Ingest.Log;

/// <summary>How far what is derived from the log has been written.</summary>
/// <param name="Folded">States hold every event up to this number.</param>
/// <param name="Indexed">Indexes hold every event up to this number.</param>
/// <param name="Last">The highest number ever given, as far as rows do not tell.</param>
/// <param name="Removed">Events that erasure and retention took.</param>
internal sealed record LogProgress(long Folded, long Indexed, long Last, long Removed)
{
    public static LogProgress Read(SqliteConnection connection) => connection.Query(
        "SELECT folded, indexed, max(last, folded, coalesce((SELECT max(last) FROM log), 0)), removed FROM log_progress",
        r => new LogProgress(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3)))[0];

    public static void Fold(SqliteConnection connection, long seq) => connection.Execute("UPDATE log_progress SET folded = $seq", ("$seq", seq));

    public static void Index(SqliteConnection connection, long seq) => connection.Execute("UPDATE log_progress SET indexed = $seq", ("$seq", seq));
}
