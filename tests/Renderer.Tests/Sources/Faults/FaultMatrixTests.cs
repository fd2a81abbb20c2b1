using Renderer.Sends;
using Renderer.Sources.Misbehaviour;
using Renderer.Sources.Records;
using Renderer.Tests.Cli;
using TemplateLanguage.Rendering;

namespace Renderer.Tests.Sources.Faults;

/// <summary>Whatever befalls a source, in whatever situation: the send leaves in time, every block shows what it should, and the record names the fault.</summary>
[Collection(nameof(Alone))]
public sealed class FaultMatrixTests
{
    private const int Bound = 60_000; // milliseconds of a real clock, for a send that would never end

    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(50);
    private static readonly string[] Needs = ["required", "block", "default"];

    public static TheoryData<string, string, string> Cells => [.. FaultMatrix.Cells.Select(c => new TheoryDataRow<string, string, string>(c.Fault, c.Situation, c.Expected))];

    [Theory(Timeout = Bound)]
    [MemberData(nameof(Cells))]
    public async Task A_send_leaves_in_time_and_says_why_it_is_as_it_is(string fault, string situation, string expected)
    {
        foreach (var (need, graphQL, down) in Variants(fault, situation))
        {
            using var rig = new FaultRig(Cause.All[fault], Situation.All[situation], need, graphQL, down);
            foreach (var sent in await rig.SendAsync(TestContext.Current.CancellationToken))
            {
                var variant = $"{need}, {(graphQL ? "GraphQL" : "REST")}{(down ? ", second cache away" : "")}: ";
                Assert.Equal(variant + Expected(fault, situation, expected, need), variant + Told(sent));
                Assert.InRange(sent.After, TimeSpan.Zero, FaultRig.Deadline + Grace);
                if (expected.EndsWith(" 0", StringComparison.Ordinal) && fault != "cancelled" && situation != "batch, always")
                    Assert.Equal(TimeSpan.Zero, sent.After); // who calls nobody waits for nobody
            }
        }
    }

    [Fact]
    public void Every_cell_that_is_empty_has_a_reason() => Assert.All(FaultMatrix.Empty, c => Assert.NotNull(FaultMatrix.Excluded(c.Fault, c.Situation)));

    [Fact]
    public void Every_cell_is_there() => Assert.Equal(
        Cause.All.Keys.SelectMany(f => Situation.All.Keys.Select(s => (f, s))).Order(), FaultMatrix.Cells.Select(c => (c.Fault, c.Situation)).Concat(FaultMatrix.Empty).Order());

    [Fact]
    public void Every_fault_that_can_be_asked_for_is_in_it()
    {
        var words = WireFaultReader.Form.Replace(" or ", ", ", StringComparison.Ordinal).Split(", ").Select(w => w.Split(':')[0] + (w == "reset:body" ? ":body" : "")).Distinct();
        var met = Cause.All.Values.Select(c => c.Word.StartsWith("reset", StringComparison.Ordinal) ? c.Word : c.Word.Split(':')[0]);
        Assert.Empty(words.Except(met));
    }

    [Fact]
    public void Every_kind_of_failure_that_is_documented_is_in_it()
    {
        var document = File.ReadAllText(Path.Combine(CommandRig.Shipped, "..", "docs", "sources.md"));
        var table = document[document.IndexOf("## Failures", StringComparison.Ordinal)..document.IndexOf("## Cache", StringComparison.Ordinal)];
        var kinds = table.Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal) && !l.StartsWith("| `error`", StringComparison.Ordinal))
            .SelectMany(l => l.Split('|')[1].Split(',', StringSplitOptions.TrimEntries)).Select(k => k.Trim('`')).ToList();

        Assert.NotEmpty(kinds);
        Assert.Empty(kinds.Except(FaultMatrix.Cells.Select(c => c.Expected.Split(' ')[0])));
    }

    private static IEnumerable<(string Need, bool GraphQL, bool Down)> Variants(string fault, string situation) =>
        from need in Needs
        from graphQL in (bool[])[false, true]
        from down in (bool[])[false, true]
        where FaultMatrix.Excluded(fault, situation, need, graphQL, down) is null
        select (need, graphQL, down);

    /// <summary>What the cell means for a mail that needs the source like that.</summary>
    private static string Expected(string fault, string situation, string cell, string need)
    {
        var parts = cell.Split(' ');
        var (kind, attempts, cache) = (parts[0], parts.ElementAtOrDefault(1), parts.ElementAtOrDefault(2) ?? (parts[0] == "kept" ? "stale" : Situation.All[situation].Cache));
        var hasValue = kind is "ok" or "kept";
        var error = hasValue ? null : kind == "cancelled" ? "timeout" : kind;
        var status = kind switch { "ok" => "ok", "kept" => "stale", _ when need == "default" => "default", "timeout" or "cancelled" => "late", _ => "failed" };
        // Who gives a call up knows no more than that: the source tells that it was late.
        var natural = fault is "late for the block" or "cancelled" ? "cancelled" : FaultMatrix.Cells.First(c => c.Fault == fault).Expected.Split(' ')[0];
        var call = attempts is null ? "not called" : $"{(kind == "ok" ? "no error" : natural)}, {attempts} requests, {cache}";
        var source = $"data {status} {error}".TrimEnd();

        if (fault == "cancelled" && need != "block")
            return $"not sent: partner status; {source}; {call}";
        if (need == "required" && !hasValue)
            return $"not sent: data {error}; {source}; {call}";
        var reason = fault == "cancelled" ? "partner: status" : hasValue || need == "default" ? null : status == "late" ? "data: late" : $"data: {error}";
        var shows = reason is not null ? "instead" : hasValue ? "mug" : "nothing";
        return $"sent: shown {(reason is null ? "body" : $"fallback ({reason})")}, beside body, '{shows} hat'; {source}; {call}";
    }

    private static string Told(FaultRig.Sent sent)
    {
        var data = sent.Report.Sources.SingleOrDefault(s => s.Name == "data");
        var call = data?.Call is { } c ? $"{c.Error ?? "no error"}, {c.Attempts} requests, {Word(c.Cache)}" : "not called";
        var source = $"data {data?.Status} {data?.Error}".TrimEnd();
        return sent.Outcome switch
        {
            RenderOutcome.Missing missing => $"not sent: {missing.Source} {missing.Error}; {source}; {call}",
            RenderOutcome.Rendered rendered =>
                $"sent: {string.Join(", ", sent.Report.Blocks.Select(b => $"{b.Name} {b.Outcome}{(b.Reason is { } reason ? $" ({reason})" : "")}"))}, '{Words(rendered.Parts.Text)}'; {source}; {call}",
            var other => $"{other.GetType().Name}; {source}; {call}",
        };
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Word(CacheOutcome cache) => System.Text.Json.JsonSerializer.SerializeToElement(cache, SendJson.Options).GetString()!;
}
