using System.Text;
using Ingest.Collect;
using Ingest.Collect.Sources;
using Ingest.Declarations;
using Ingest.Events;

namespace Ingest.Tests.Collect;

public sealed class ReplaysTests
{
    private const string Declared =
        "sources: { shop: { keys: k, secrets: s, protocols: [segment, webhook], webhook: { id: $.id, type: $.kind, user: $.who, properties: {} } } }";

    [Theory]
    [InlineData("shop/segment", "track", """{"userId":"u1","event":"Looked"}""", "Looked")]
    [InlineData("shop/segment", null, """{"type":"page","userId":"u1"}""", "Page Viewed")]
    [InlineData("shop/mixpanel", null, """{"event":"Looked","properties":{"distinct_id":"u1"}}""", "Looked")]
    [InlineData("shop/mixpanel", "engage", """{"$distinct_id":"u1","$set":{"a":1}}""", "Identified")]
    [InlineData("shop/ga4", null, """{"client_id":"c","events":[{"name":"view_item","params":{"items":[{"item_id":"a"},{"item_id":"b"}]}}]}""", "Product Viewed", "Product Viewed")]
    [InlineData("shop/cloudevents", null, """{"specversion":"1.0","id":"1","source":"/s","type":"Looked","subject":"u1"}""", "Looked")]
    [InlineData("shop/firehose", null, """{"event":"Looked","userId":"u1"}""", "Looked")]
    [InlineData("shop/webhook", null, """{"id":1,"kind":"Looked","who":"u1"}""", "Looked")]
    [InlineData("shop/shopify", "carts/update", """{"token":"c1"}""", "Cart Viewed")]
    [InlineData("shop/segment", "track", "{")]
    [InlineData("shop/mixpanel", null, "{}")]
    [InlineData("gone/webhook", null, "{}")]
    [InlineData("shop/gopher", null, "{}")]
    [InlineData("shop", null, "{}")]
    public void What_was_refused_is_translated_again_as_of_when_it_came(string source, string? call, string raw, params string[] types)
    {
        var replays = new Replays(new SourceRegistry(IngestFile.Read(Declared, new(_ => null)).File.Sources));
        var refusal = new Refusal(source, Sample.Morning, "the reason then", Encoding.UTF8.GetBytes(raw), call);

        var items = replays.Read(refusal);
        var again = replays.Read(refusal);

        Assert.Equal(types, items.Select(i => i.Event?.Type).OfType<string>());
        Assert.All(items.Select(i => i.Event).OfType<Event>(), e => Assert.Equal((source, Sample.Morning), (e.Source, e.ReceivedAt)));
        if (types.Length == 0) // still wrong: it is kept as it was, with the reason now
            Assert.Equal((source, raw, call), (Assert.Single(items).Refusal!.Source, Encoding.UTF8.GetString(items[0].Refusal!.Raw.Span), items[0].Refusal!.Call));
        Assert.Equal(items.Count, again.Count);
    }
}
