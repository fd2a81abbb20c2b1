using System.Buffers;
using Ingest.Events;
using Microsoft.Data.Sqlite;
using ServiceDefaults.Sqlite;

namespace Ingest.Log;

/// <summary>Events of the running transaction that no row holds yet. A row takes SQLite as long as the bytes of an event, so several share one.</summary>
internal sealed class OpenBlock
{
    private const int Full = 16 * 1024; // bytes: whoever reads one event reads them all

    private readonly ArrayBufferWriter<byte> _heads = new();
    private readonly ArrayBufferWriter<byte> _bodies = new(2 * Full);
    private long _last;
    private DateTimeOffset _received;

    public bool IsFull => _bodies.WrittenCount >= Full;

    /// <summary>Adds the next event.</summary>
    public void Add(LogTail.Entry entry, EncodedEvent happened)
    {
        _bodies.Write(happened.Json);
        LogBlock.WriteHead(_heads.GetSpan(LogBlock.HeadBytes), entry, _bodies.WrittenCount);
        _heads.Advance(LogBlock.HeadBytes);
        _last = entry.Seq;
        if (happened.Event.ReceivedAt > _received)
            _received = happened.Event.ReceivedAt;
    }

    /// <summary>Makes a row of what there is.</summary>
    public void Write(SqliteConnection connection)
    {
        if (_heads.WrittenCount == 0)
            return;
        connection.Statement("INSERT INTO log(last, received, events, heads, bodies) VALUES(?1, ?2, ?3, ?4, ?5)")
            .Bind(1, _last).Bind(2, _received.ToUnixTimeMilliseconds()).Bind(3, _heads.WrittenCount / LogBlock.HeadBytes)
            .Bind(4, _heads.WrittenSpan).Bind(5, _bodies.WrittenSpan).Run();
        Clear();
    }

    /// <summary>Nothing of it has happened.</summary>
    public void Clear()
    {
        _heads.ResetWrittenCount();
        _bodies.ResetWrittenCount();
        _received = default;
    }
}
