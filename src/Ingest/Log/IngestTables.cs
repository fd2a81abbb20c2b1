using Ingest.State;
using Ingest.Triggers;
using Microsoft.Data.Sqlite;

namespace Ingest.Log;

/// <summary>Everything that a transaction may change.</summary>
internal sealed class IngestTables
{
    private readonly StateAhead? _state;

    /// <param name="open">Events that have no row yet, for the writer.</param>
    /// <param name="people">What is ahead of the table, for the writer; readers find it with the database.</param>
    public IngestTables(SqliteConnection connection, LogTail tail, OpenBlock? open, PeopleInMemory? people)
    {
        var rows = new LogRows(connection, open);
        Connection = connection;
        Log = new SqliteEventLog(connection, tail, rows);
        DeadLetters = new(connection);
        Identities = new(connection, people);
        Stored = new SqliteStateStore(connection);
        _state = people is null ? null : new(Stored, people);
        Timers = new(connection);
        Firings = new(connection);
        Upkeep = new(connection, rows);
    }

    /// <summary>Whose transaction it is.</summary>
    public SqliteConnection Connection { get; }

    public IEventLog Log { get; }
    public DeadLetterTable DeadLetters { get; }
    public IdentityTable Identities { get; }

    /// <summary>States as the running transaction of the writer sees them.</summary>
    public StateAhead State => _state ?? throw new InvalidOperationException("Only a transaction of the writer sees states that are not committed.");

    /// <summary>States as the file has them; <see cref="State"/> is ahead of it.</summary>
    public IStateStore Stored { get; }

    public TimerTable Timers { get; }
    public FiringTable Firings { get; }
    public LogUpkeep Upkeep { get; }
}
