namespace Renderer.Tests.Sources.Faults;

/// <summary>
/// Every fault in every situation, and what the source comes to: the kind of its failure, <c>ok</c> or <c>kept</c> (a stale value stands in); the requests that were sent; where the
/// answer came from, where that is not what the column's name says. <c>-</c>: makes no sense, for the reason that <see cref="Excluded"/> tells.
/// </summary>
internal static class FaultMatrix
{
    private const string Table = """
        fault                | first call     | retry, once    | retry, always  | hedge, once    | hedge, always  | batch, once    | batch, always  | uncached            | again               | cached              | kept
        timeout              | timeout 1      | timeout 1      | timeout 1      | ok 2           | timeout 2      | timeout 1      | timeout 1      | timeout 1           | timeout 1           | ok 0                | kept 1
        late for the source  | timeout 1      | timeout 1      | timeout 1      | ok 2           | timeout 2      | timeout 1      | timeout 1      | timeout 1           | timeout 1           | ok 0                | kept 1
        late for the block   | timeout 1      | timeout 1      | timeout 1      | ok 2           | timeout 2      | timeout 1      | timeout 1      | timeout 1           | timeout 1           | ok 0                | timeout 1
        late for the message | timeout 1      | timeout 1      | timeout 1      | ok 2           | timeout 2      | timeout 1      | timeout 1      | timeout 1           | timeout 1           | ok 0                | kept 1
        latency              | timeout 1      | timeout 1      | timeout 1      | ok 2           | timeout 2      | timeout 1      | timeout 1      | timeout 1           | timeout 1           | ok 0                | kept 1
        drip                 | timeout 1      | timeout 1      | timeout 1      | ok 2           | timeout 2      | timeout 1      | timeout 1      | timeout 1           | timeout 1           | ok 0                | kept 1
        connect              | connect 1      | ok 2           | connect 2      | ok 2           | connect 2      | connect 1      | connect 1      | connect 1           | connect 1           | ok 0                | kept 1
        reset                | connect 1      | ok 2           | connect 2      | ok 2           | connect 2      | connect 1      | connect 1      | connect 1           | connect 1           | ok 0                | kept 1
        reset in the body    | connect 1      | ok 2           | connect 2      | ok 2           | connect 2      | connect 1      | connect 1      | connect 1           | connect 1           | ok 0                | kept 1
        status 302           | status 1       | status 1       | status 1       | status 1       | status 1       | ok 2           | status 2       | status 1            | status 0 hit        | ok 0                | kept 1
        status 404           | status 1       | status 1       | status 1       | status 1       | status 1       | ok 2           | status 2       | status 1            | status 0 hit        | ok 0                | kept 1
        status 408           | status 1       | ok 2           | status 2       | ok 2           | status 2       | status 1       | status 1       | status 1            | status 1            | ok 0                | kept 1
        status 429           | status 1       | ok 2           | status 2       | ok 2           | status 2       | status 1       | status 1       | status 1            | status 1            | ok 0                | kept 1
        status 500           | status 1       | ok 2           | status 2       | ok 2           | status 2       | ok 2           | status 2       | status 1            | status 1            | ok 0                | kept 1
        status 503           | status 1       | ok 2           | status 2       | ok 2           | status 2       | status 1       | status 1       | status 1            | status 1            | ok 0                | kept 1
        truncated            | not_json 1     | not_json 1     | not_json 1     | not_json 1     | not_json 1     | ok 2           | not_json 2     | not_json 1          | not_json 0 hit      | ok 0                | kept 1
        not JSON             | not_json 1     | not_json 1     | not_json 1     | not_json 1     | not_json 1     | ok 2           | not_json 2     | not_json 1          | not_json 0 hit      | ok 0                | kept 1
        too large            | too_large 1    | too_large 1    | too_large 1    | too_large 1    | too_large 1    | ok 2           | too_large 2    | too_large 1         | too_large 0 hit     | ok 0                | kept 1
        wrong schema         | schema 1       | schema 1       | schema 1       | schema 1       | schema 1       | ok 2           | schema 2       | schema 1            | schema 0 hit        | ok 0                | kept 1
        stale timestamp      | stale 2        | ok 2           | stale 2        | ok 2           | stale 2        | ok 2           | stale 2        | stale 2             | stale 1             | ok 0                | kept 2
        no timestamp         | no_timestamp 1 | no_timestamp 1 | no_timestamp 1 | no_timestamp 1 | no_timestamp 1 | no_timestamp 1 | no_timestamp 1 | no_timestamp 1      | no_timestamp 1      | ok 0                | kept 1
        GraphQL errors       | graphql 1      | graphql 1      | graphql 1      | graphql 1      | graphql 1      | ok 2           | graphql 2      | graphql 1           | graphql 1           | ok 0                | kept 1
        breaker open         | breaker_open 0 | -              | breaker_open 0 | -              | breaker_open 0 | -              | breaker_open 0 | breaker_open 0      | breaker_open 0      | ok 0                | kept 0
        queue full           | rate_limited 0 | -              | rate_limited 0 | -              | rate_limited 0 | -              | rate_limited 0 | rate_limited 0      | rate_limited 0      | ok 0                | kept 0
        over the rate        | rate_limited 0 | -              | rate_limited 0 | -              | rate_limited 0 | -              | rate_limited 0 | rate_limited 0      | rate_limited 0      | ok 0                | kept 0
        argument             | argument 0     | -              | argument 0     | -              | argument 0     | -              | argument 0 none | argument 0 none    | argument 0 none     | -                   | -
        input failed         | input_failed   | -              | input_failed   | -              | input_failed   | -              | input_failed   | input_failed        | input_failed        | -                   | -
        cancelled            | cancelled 1    | -              | cancelled 1    | -              | cancelled 1    | -              | cancelled 1    | cancelled 1         | cancelled 1         | ok 0                | cancelled 1
        """;

    /// <summary>Cells of the table, without those that are excluded.</summary>
    public static IReadOnlyList<(string Fault, string Situation, string Expected)> Cells { get; } = [.. AllCells().Where(c => c.Expected != "-")];

    public static IReadOnlyList<(string Fault, string Situation)> Empty { get; } = [.. AllCells().Where(c => c.Expected == "-").Select(c => (c.Fault, c.Situation))];

    /// <summary>Why a cell is empty, or a variant of it is not run.</summary>
    /// <param name="need"><c>required</c>, <c>block</c>, <c>default</c>, or <c>null</c> for the cell as a whole.</param>
    public static string? Excluded(string fault, string situation, string? need = null, bool graphQL = true, bool secondCacheDown = false) => (fault, Situation.All[situation]) switch
    {
        ("breaker open" or "queue full" or "over the rate" or "argument" or "input failed" or "cancelled", { Times: 1 }) => "it is no fault of one request: there is no 'once'",
        ("argument" or "input failed", { Seeded: true }) => "what lacks an argument has no value that could be known",
        ("GraphQL errors", _) when !graphQL => "only GraphQL has errors beside data",
        ("late for the block", _) when need is "required" or "default" => "only a block has a limit of its own",
        (_, { Shares: false }) when secondCacheDown => "a source that shares nothing does not ask the second cache",
        _ => null,
    };

    private static IEnumerable<(string Fault, string Situation, string Expected)> AllCells()
    {
        var rows = Table.Split('\n').Select(r => r.Split('|', StringSplitOptions.TrimEntries)).ToList();
        return rows.Skip(1).SelectMany(row => row.Skip(1).Select((cell, i) => (row[0], rows[0][i + 1], cell)));
    }
}
