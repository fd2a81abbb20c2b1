using Mjml;

namespace Benchmarks.Mjml;

/// <summary>This engine and others on the whole emails of the corpus, in one run, and what inlining and size cost.</summary>
internal static class MjmlBenchmark
{
    private static readonly MjmlCompiler Compiler = new();

    /// <summary>What Mjml.Net allocates for the same mails where it was measured; bytes do not depend on the machine.</summary>
    private const double MjmlNetKilobytes = 413;

    /// <param name="mjmlNet">A checkout of Mjml.Net, if it is to be compared.</param>
    public static void Run(string? mjmlNet)
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Folder, "tests", "Mjml.Tests", "corpus"), "email-*.mjml").Order().ToArray();
        var before = MeasureAll(files);
        var peers = Peers.OfNode(Path.Combine(Repository.Folder, "tests", "Benchmarks", "Mjml", "peers"), files) ?? [];
        if (mjmlNet is not null && Peers.OfMjmlNet(Path.GetFullPath(mjmlNet), files) is { } measured)
            peers = peers.Concat(measured).ToDictionary();
        // Before and after the peers: whatever else the machine does in one half of the run is not held against one side.
        var after = MeasureAll(files);
        var ours = before.ToDictionary(m => m.Key, m => m.Value with { Microseconds = Math.Min(m.Value.Microseconds, after[m.Key].Microseconds) });
        Print(ours, peers);
        var goals = new List<Goal>();
        AddPeers(goals, ours, peers);
        goals.Add(new("mj-style inline, times our own time without", Inlining(), 2, AtLeast: false));
        goals.Add(new("a section's time in 1,000 of them, times that in 10", Sizes(), 2, AtLeast: false));
        Goal.Print(goals);
    }

    private static Dictionary<string, Measurement> MeasureAll(string[] files) =>
        files.ToDictionary(f => Path.GetFileNameWithoutExtension(f), f => Measure(File.ReadAllText(f)));

    private static Measurement Measure(string source) => Measurement.Of(() => Compiler.Compile(source));

    private static void Print(Dictionary<string, Measurement> ours, Dictionary<string, Dictionary<string, double>> peers)
    {
        Console.WriteLine($"{"",-28}{"us",10}{"KB",10}{string.Concat(peers.Keys.Select(p => $"{p,16}"))}");
        foreach (var (email, measurement) in ours)
            Console.WriteLine($"{email,-28}{measurement.Microseconds,10:0.0}{measurement.Bytes / 1024,10:0.0}{string.Concat(peers.Values.Select(p => $"{p[email],16:0.0}"))}");
        var means = peers.Values.Select(p => $"{Measurement.GeometricMean(p.Values),16:0.0}");
        Console.WriteLine($"{"geometric mean",-28}{Time(ours),10:0.0}{Kilobytes(ours),10:0.0}{string.Concat(means)}");
    }

    /// <summary>Peers that were not measured give no line: a number from another machine would say nothing.</summary>
    private static void AddPeers(List<Goal> goals, Dictionary<string, Measurement> ours, Dictionary<string, Dictionary<string, double>> peers)
    {
        foreach (var (peer, limit) in ((string, double)[])[("npm mjml", 70), ("mrml", 5), ("Mjml.Net", 3)])
        {
            if (peers.TryGetValue(peer, out var times))
                goals.Add(new($"faster than {peer}, times", Measurement.GeometricMean(times.Values) / Time(ours), limit, AtLeast: true));
        }
        var allocated = peers.TryGetValue("Mjml.Net, KB", out var sizes) ? Measurement.GeometricMean(sizes.Values) : MjmlNetKilobytes;
        goals.Add(new("allocations, of Mjml.Net's", Kilobytes(ours) / allocated, 1 / 3.0, AtLeast: false));
    }

    private static double Time(Dictionary<string, Measurement> measured) => Measurement.GeometricMean(measured.Values.Select(m => m.Microseconds));

    private static double Kilobytes(Dictionary<string, Measurement> measured) => Measurement.GeometricMean(measured.Values.Select(m => m.Bytes / 1024));

    private static double Inlining()
    {
        const string Styles = "<mj-style inline=\"inline\">.a { color: #333333; } td p { margin: 0 0 8px; } a { text-decoration: none; } .b .c { font-weight: bold; }</mj-style>";
        var (plain, styled) = (Mail("", 20), Mail(Styles, 20));
        var measured = Measurement.OfAll(100, () => Compiler.Compile(plain), () => Compiler.Compile(styled));
        var (without, with) = (measured[0], measured[1]);
        Console.WriteLine($"inlining: {without.Microseconds:0.0} us without, {with.Microseconds:0.0} us with");
        return with.Microseconds / without.Microseconds;
    }

    private static double Sizes()
    {
        int[] sizes = [1, 10, 100, 1000];
        string[] mails = [.. sizes.Select(s => Mail("", s))];
        var measured = Measurement.OfAll(20, [.. mails.Select(m => (Action)(() => Compiler.Compile(m)))]);
        for (var i = 0; i < sizes.Length; i++)
            Console.WriteLine($"{sizes[i],5} sections: {measured[i].Microseconds,10:0.0} us, {measured[i].Microseconds / sizes[i],8:0.0} us a section");
        return measured[^1].Microseconds / sizes[^1] / (measured[1].Microseconds / sizes[1]);
    }

    private static string Mail(string head, int sections)
    {
        const string Section = """
            <mj-section padding="10px 0"><mj-column width="40%" css-class="a"><mj-image src="https://example.com/a.png" alt="A" /></mj-column>
            <mj-column width="60%"><mj-text css-class="b"><p>Some <b class="c">words</b> and a <a href="https://example.com">link</a>.</p></mj-text>
            <mj-button href="https://example.com">Go</mj-button></mj-column></mj-section>

            """;
        return $"<mjml><mj-head>{head}</mj-head><mj-body>{string.Concat(Enumerable.Repeat(Section, sections))}</mj-body></mjml>";
    }
}
