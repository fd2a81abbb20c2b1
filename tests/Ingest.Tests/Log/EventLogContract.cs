using CsCheck;
using Ingest.Events;
using Ingest.Log;

namespace Ingest.Tests.Log;

/// <summary>What every <see cref="IEventLog"/> must do. A class for an implementation says how to run work on it.</summary>
public abstract class EventLogContract
{
    /// <summary>Runs work in one transaction of a new log, the work before it committed.</summary>
    private protected abstract Task RunAsync(params Action<IEventLog>[] transactions);

    [Fact]
    public Task An_event_is_there_once() => RunAsync(
        log => Assert.NotNull(log.Append(Sample.Event("Product Added", id: "e1"))),
        log => Assert.Null(log.Append(Sample.Event("Product Added", id: "e1"))),
        log => Assert.Single(log.After(0, 10)));

    [Fact]
    public Task The_same_id_of_another_source_is_another_event() => RunAsync(
        log => log.Append(Sample.Event("A", id: "e1")),
        log => Assert.NotNull(log.Append(Sample.Event("A", id: "e1") with { Source = "other" })));

    [Fact]
    public Task Twice_in_one_transaction_is_there_once() => RunAsync(
        log =>
        {
            log.Append(Sample.Event("A", id: "e1"));
            Assert.Null(log.Append(Sample.Event("A", id: "e1")));
            Assert.Single(log.Of(["u1"]));
        });

    [Fact]
    public Task Numbers_grow() => RunAsync(
        log => Assert.True(log.Append(Sample.Event("A", id: "e1")) < log.Append(Sample.Event("A", id: "e2"))),
        log => Assert.Equal(["e1", "e2"], log.After(0, 10).Select(e => e.Event.Id)),
        log => Assert.Equal(["e2"], log.After(log.After(0, 1)[0].Seq, 10).Select(e => e.Event.Id)));

    [Fact]
    public Task Everything_of_an_event_comes_back() => RunAsync(
        log => log.Append(Full),
        log => Assert.Equal(Text(Full), Text(log.Find("test", "full")!)));

    [Fact]
    public Task Events_of_a_person_come_in_the_order_they_happened() => RunAsync(
        log => log.Append(Sample.Event("B", minute: 2, id: "e2")),
        log => log.Append(Sample.Event("A", minute: 1, id: "e1")),
        log => log.Append(Sample.Event("C", minute: 3, id: "e3") with { UserId = null, AnonymousId = "a1" }),
        log => log.Append(Sample.Event("D", minute: 4, id: "e4") with { UserId = "u2" }),
        log => Assert.Equal(["e1", "e2", "e3"], log.Of(["u1", "a1"]).Select(e => e.Event.Id)),
        log => Assert.Empty(log.Of(["nobody"])));

    [Fact]
    public Task Events_of_a_topic_come_in_the_order_of_acceptance_from_where_the_reader_was() => RunAsync(
        log => log.Append(Sample.Event("A", minute: 3, id: "e1") with { Topics = ["orders"] }),
        log => log.Append(Sample.Event("A", minute: 2, id: "e2")),
        log => log.Append(Sample.Event("A", minute: 1, id: "e3") with { Topics = ["all", "orders"] }),
        log => log.Append(Sample.Event("A", id: "e4") with { Topics = ["all"] }),
        log => Assert.Equal(["e1", "e3"], Follow(log, "orders", 10)),
        log => Assert.Equal(["e1", "e3"], Follow(log, "orders", 1)),
        log => Assert.Equal(["e3", "e4"], Follow(log, "all", 1)),
        log => Assert.Empty(Follow(log, "none", 10)),
        log => Assert.Equal((4, false), (log.Routed("orders", 4, 10).Next, log.Routed("orders", 4, 10).More)),
        log => log.Append(Sample.Event("A", id: "e5") with { Topics = ["orders"] }),
        log => Assert.Equal(["e5"], log.Routed("orders", 4, 10).Entries.Select(e => e.Event.Id)));

    [Fact]
    public Task Erased_events_are_gone_and_do_not_come_back() => RunAsync(
        log => log.Append(Sample.Event("A", id: "e1")),
        log => log.Append(Sample.Event("A", id: "e2") with { UserId = "u2" }),
        log => Assert.Equal(1, log.Erase(["u1"])),
        log => Assert.Null(log.Append(Sample.Event("A", id: "e1"))),
        log => Assert.Equal(["e2"], log.After(0, 10).Select(e => e.Event.Id)));

    [Fact]
    public Task Those_that_were_accepted_with_erased_events_stay() => RunAsync(
        log => AppendAll(log, "u1", "u2", "u1", "u3"),
        log => Assert.Equal(2, log.Erase(["u1"])),
        log => Assert.Equal(["e1", "e3"], log.After(0, 10).Select(e => e.Event.Id)),
        log => Assert.Equal(["e3"], log.Of(["u3", "u1"]).Select(e => e.Event.Id)),
        log => Assert.Null(log.Append(Sample.Event("A", id: "e2"))),
        log => AppendAll(log, "u1"), // known, too
        log => Assert.Equal(1, log.Erase(["u2"])),
        log => Assert.Equal(1, log.Erase(["u3"])),
        log => Assert.Empty(log.After(0, 10)));

    [Fact]
    public Task What_a_transaction_has_appended_it_can_read_and_erase() => RunAsync(
        log =>
        {
            AppendAll(log, "u1", "u2", "u1");
            Assert.Equal(["e0", "e2"], log.Of(["u1"]).Select(e => e.Event.Id));
            Assert.Equal(2, log.Erase(["u1"]));
            Assert.NotNull(log.Append(Sample.Event("A", id: "e3") with { UserId = "u2" }));
            Assert.Equal("e3", log.Find("test", "e3")!.Id);
        },
        log => Assert.Equal(["e1", "e3"], log.After(0, 10).Select(e => e.Event.Id)),
        log => Assert.Equal(["e1", "e3"], log.Of(["u2"]).Select(e => e.Event.Id)));

    [Fact]
    public Task Many_and_large_events_of_one_transaction_come_back_each() => RunAsync(
        log =>
        {
            for (var i = 0; i < 200; i++)
                Assert.NotNull(log.Append(Sample.Event("A", $$"""{"text":"{{new string('x', i % 50 == 0 ? 30_000 : 300)}}"}""", id: $"e{i:000}")));
        },
        log => Assert.Equal(Enumerable.Range(0, 200).Select(i => $"e{i:000}"), log.After(0, 1000).Select(e => e.Event.Id)),
        log => Assert.Equal(30_000, log.Find("test", "e100")!.Properties.GetProperty("text").GetString()!.Length),
        log => Assert.Equal(200, log.Of(["u1"]).Count));

    [Fact]
    public Task Old_events_are_forgotten_oldest_first() => RunAsync(
        log =>
        {
            for (var minute = 0; minute < 4; minute++)
                log.Append(Sample.Event("A", minute: minute, id: $"e{minute}") with { UserId = $"u{minute}" });
        },
        log => Assert.Equal(["u0"], log.Forget(Sample.Morning.AddMinutes(2), 1)),
        log => Assert.Equal(["u1"], log.Forget(Sample.Morning.AddMinutes(2), 10)),
        log => Assert.Equal(["e2", "e3"], log.After(0, 10).Select(e => e.Event.Id)));

    [Fact]
    public Task Whatever_comes_however_often_each_is_there_once() => Gen.Int[0, 30].Array[0, 60].SampleAsync(
        ids => RunAsync(
            [
                .. ids.Select((id, place) => (Action<IEventLog>)(log => Assert.Equal(
                    Array.IndexOf(ids, id) == place, log.Append(Sample.Event("A", id: $"e{id}") with { UserId = $"u{id % 3}" }) is not null))),
                log => Assert.Equal(ids.Distinct().Select(i => $"e{i}"), log.After(0, 100).Select(e => e.Event.Id)),
                log => Assert.Equal(ids.Distinct().Count(), Enumerable.Range(0, 3).Sum(u => log.Of([$"u{u}"]).Count)),
            ]),
        iter: 30, threads: 1);

    private static void AppendAll(IEventLog log, params ReadOnlySpan<string> users)
    {
        for (var i = 0; i < users.Length; i++)
            log.Append(Sample.Event("A", id: $"e{i}") with { UserId = users[i] });
    }

    private static Event Full => Sample.Event("Product Added", """{"product_id":"mug","price":1.50,"nested":{"ü":[1,null,"\u2028"]}}""", id: "full") with
    {
        AnonymousId = "a1",
        SentAt = Sample.Morning.AddSeconds(1),
        OriginalAt = Sample.Morning.AddSeconds(-1),
        Topics = ["orders", "all"],
    };

    /// <summary>Reads a topic from its beginning to where nothing is left.</summary>
    private static List<string> Follow(IEventLog log, string topic, int limit)
    {
        var (ids, next) = (new List<string>(), 0L);
        LogSlice slice;
        do
        {
            slice = log.Routed(topic, next, limit);
            ids.AddRange(slice.Entries.Select(e => e.Event.Id));
            next = slice.Next;
        }
        while (slice.More);
        return ids;
    }

    private static string Text(Event happened) => System.Text.Encoding.UTF8.GetString(EventJson.Write(happened));
}
