using Ingest.Events;
using Ingest.Log;

namespace Ingest.Tests.Log;

/// <summary>The contract says nothing that only SQLite could do: lists fulfil it.</summary>
public sealed class MemoryEventLogTests : EventLogContract
{
    private protected override Task RunAsync(params Action<IEventLog>[] transactions)
    {
        var log = new MemoryEventLog();
        foreach (var transaction in transactions)
            transaction(log);
        return Task.CompletedTask;
    }

    private sealed class MemoryEventLog : IEventLog
    {
        private readonly List<LogEntry> _entries = [];
        private readonly HashSet<(string, string)> _known = [];
        private long _last;

        public long? Append(EncodedEvent encoded)
        {
            var happened = encoded.Event;
            if (!_known.Add((happened.Source, happened.Id)))
                return null;
            _entries.Add(new(++_last, happened));
            return _last;
        }

        public IReadOnlyList<LogEntry> Of(IReadOnlyCollection<string> origins) =>
            [.. _entries.Where(e => origins.Contains(e.Event.Person)).OrderBy(e => e.Event.Position)];

        public Event? Find(string source, string id) => _entries.Find(e => e.Event.Source == source && e.Event.Id == id)?.Event;

        public IReadOnlyList<LogEntry> After(long seq, int limit) => [.. _entries.Where(e => e.Seq > seq).Take(limit)];

        public LogSlice Routed(string topic, long after, int limit)
        {
            var found = _entries.Where(e => e.Seq > after && e.Event.Topics.Contains(topic)).Take(limit).ToList();
            var last = _entries.Count > 0 ? _entries[^1].Seq : 0;
            var next = found.Count == limit ? found[^1].Seq : Math.Max(after, last);
            return new(found, next, next < last);
        }

        public int Erase(IReadOnlyCollection<string> origins) => _entries.RemoveAll(e => origins.Contains(e.Event.Person));

        public IReadOnlyList<string> Forget(DateTimeOffset before, int limit)
        {
            var old = _entries.TakeWhile(e => e.Event.ReceivedAt < before).Take(limit).ToList();
            _entries.RemoveRange(0, old.Count);
            return [.. old.Select(e => e.Event.Person).Distinct()];
        }
    }
}
