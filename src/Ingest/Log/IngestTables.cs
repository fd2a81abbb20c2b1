using Ingest.State;
using Ingest.Triggers;
using Microsoft.Data.Sqlite;

namespace Ingest.Log;

/// <summary>Everything that a transaction may change.</summary>
internal sealed class IngestTables(SqliteConnection connection)
{
    public IEventLog Log { get; } = new SqliteEventLog(connection);
    public RefusalTable Refusals { get; } = new(connection);
    public IdentityTable Identities { get; } = new(connection);
    public IStateStore State { get; } = new SqliteStateStore(connection);
    public TimerTable Timers { get; } = new(connection);
    public FiringTable Firings { get; } = new(connection);
}
