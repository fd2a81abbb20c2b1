using Ingest.Collect;
using Ingest.Hosting;
using Microsoft.AspNetCore.Http;

namespace Ingest.Tests.Collect;

public sealed class BodyBudgetTests
{
    [Fact]
    public void Bodies_held_at_one_time_are_bounded_by_what_they_may_become()
    {
        var budget = new BodyBudget(new IngestOptions { BodyMemory = 1000 });

        var plain = budget.TryReserve(Request(600, gzip: false), 800); // as long as it says
        Assert.NotNull(plain);
        Assert.Null(budget.TryReserve(Request(10, gzip: true), 800)); // as long as it may become
        Assert.Null(budget.TryReserve(Request(null, gzip: false), 800)); // as long as it likes
        var small = budget.TryReserve(Request(400, gzip: false), 800);
        Assert.NotNull(small);
        Assert.Null(budget.TryReserve(Request(1, gzip: false), 800));
        plain.Dispose();
        plain.Dispose(); // gives back once
        Assert.NotNull(budget.TryReserve(Request(600, gzip: false), 800));
        Assert.Null(budget.TryReserve(Request(1, gzip: false), 800));
    }

    private static HttpRequest Request(long? length, bool gzip)
    {
        var http = new DefaultHttpContext().Request;
        http.ContentLength = length;
        if (gzip)
            http.Headers.ContentEncoding = "gzip";
        return http;
    }
}
