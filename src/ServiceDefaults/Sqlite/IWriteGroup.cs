using Microsoft.Data.Sqlite;

namespace ServiceDefaults.Sqlite;

/// <summary>Takes part in every transaction of a <see cref="SqliteFile"/>, on the writer's thread.</summary>
internal interface IWriteGroup
{
    /// <summary>Writes what the writes of a transaction have left to its end. It is called of a file that may only be read, too: then what is left must fail.</summary>
    void Complete(SqliteConnection connection);

    /// <summary>Adds what is due to a transaction that is about to be committed.</summary>
    void BeforeCommit(SqliteConnection connection);

    /// <summary>The transaction is on disk, and its writes are about to be answered.</summary>
    void Committed();

    /// <summary>Nothing of the transaction has happened.</summary>
    void RolledBack();
}
