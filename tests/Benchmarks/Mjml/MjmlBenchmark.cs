using Mjml;

namespace Benchmarks.Mjml;

/// <summary>This engine and others on the whole emails of the corpus, in one run, and what inlining and size cost.</summary>
internal static class MjmlBenchmark
{
    private static readonly MjmlCompiler Compiler = new();

    /// <param name="mjmlNet">A checkout of Mjml.Net, if it is to be compared.</param>
    public static void Run(string? mjmlNet)
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Folder, "tests", "Mjml.Tests", "corpus"), "email-*.mjml").Order().ToArray();
        var ours = files.ToDictionary(f => Path.GetFileNameWithoutExtension(f), f => Measure(File.ReadAllText(f)));
        var peers = Peers.OfNode(Path.Combine(Repository.Folder, "tests", "Benchmarks", "Mjml", "peers"), files) ?? [];
        if (mjmlNet is not null && Peers.OfMjmlNet(Path.GetFullPath(mjmlNet), files) is { } measured)
            peers = peers.Concat(measured).ToDictionary();
        Print(ours, peers);
        PrintInlining();
        PrintSizes();
    }

    private static Measurement Measure(string source) => Measurement.Of(() => Compiler.Compile(source));

    private static void Print(Dictionary<string, Measurement> ours, Dictionary<string, Dictionary<string, double>> peers)
    {
        Console.WriteLine($"{"",-28}{"us",10}{"KB",10}{string.Concat(peers.Keys.Select(p => $"{p,16}"))}");
        foreach (var (email, measurement) in ours)
            Console.WriteLine($"{email,-28}{measurement.Microseconds,10:0.0}{measurement.Bytes / 1024,10:0.0}{string.Concat(peers.Values.Select(p => $"{p[email],16:0.0}"))}");
        var mean = Measurement.GeometricMean(ours.Values.Select(m => m.Microseconds));
        var means = peers.Values.Select(p => Measurement.GeometricMean(p.Values)).ToArray();
        Console.WriteLine($"{"geometric mean",-28}{mean,10:0.0}{Measurement.GeometricMean(ours.Values.Select(m => m.Bytes / 1024)),10:0.0}{string.Concat(means.Select(m => $"{m,16:0.0}"))}");
        Console.WriteLine($"{"ratio",-48}{string.Concat(means.Select(m => $"{m / mean,16:0.0}"))}");
    }

    private static void PrintInlining()
    {
        const string Styles = "<mj-style inline=\"inline\">.a { color: #333333; } td p { margin: 0 0 8px; } a { text-decoration: none; } .b .c { font-weight: bold; }</mj-style>";
        var (plain, styled) = (Mail("", 20), Mail(Styles, 20));
        var measured = Measurement.OfAll(100, () => Compiler.Compile(plain), () => Compiler.Compile(styled));
        var (without, with) = (measured[0], measured[1]);
        Console.WriteLine($"inlining: {without.Microseconds:0.0} us without, {with.Microseconds:0.0} us with, ratio {with.Microseconds / without.Microseconds:0.00}");
    }

    private static void PrintSizes()
    {
        foreach (var sections in (int[])[1, 10, 100, 1000])
        {
            var measurement = Measurement.Of(() => Compiler.Compile(Mail("", sections)), rounds: 8);
            Console.WriteLine($"{sections,5} sections: {measurement.Microseconds,10:0.0} us, {measurement.Microseconds / sections,8:0.0} us a section");
        }
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
