using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Benchmarks.Mjml;
using Renderer.Previews;
using Renderer.Sources.Declarations;
using Renderer.Templates;
using TemplateLanguage;
using TemplateLanguage.Planning;
using TemplateLanguage.Rendering;

namespace Benchmarks.Language;

/// <summary>A whole message of a template, its data ready, against what else renders one; what planning costs; what items cost.</summary>
internal static class LanguageBenchmark
{
    private static readonly MessageLinks Links = new("https://x/u", "https://x/p", "https://x/v");

    public static void Run()
    {
        // A template on one page, without layout and translations, which Fluid alone can render as well.
        var folder = new TemplateFolder(Path.Combine(Repository.Folder, "tests", "Benchmarks", "Language", "templates"));
        var (systems, _) = SystemsFile.Read(new(Path.Combine(Repository.Folder, "templates")));
        var template = new TemplateReader(folder, systems).Read("abandoned-cart").Template!;
        var fixture = FourItems(FixtureReader.ReadAll(folder, "abandoned-cart", []).First(f => f.Name == "usual"));
        var request = new RenderRequest { Recipient = fixture.Recipient, Event = fixture.Event, Links = Links, Now = fixture.Now };
        var ready = new Ready(fixture.Sources.ToDictionary(s => s.Key, s => s.Value.Value));
        var byHand = new ByHand(File.ReadAllText(folder.FileOf("abandoned-cart")), fixture);
        var outcome = (RenderOutcome.Rendered)Render(template, request, ready);

        var measured = Measurement.OfAll(60, () => Render(template, request, ready), byHand.IntoWriter, byHand.IntoEncodingWriter, byHand.ToText, byHand.FromJsonToText);
        string[] names = ["this: subject, preheader, HTML, text", "Fluid, HTML into a reused writer", "the same, escaped", "Fluid, HTML as a string", "the same, escaped, its data from JSON"];
        Console.WriteLine($"abandoned-cart, 4 items: {outcome.Parts.Html.Length / 1024} KB of HTML, {outcome.Parts.Text.Length / 1024.0:0.0} KB of text; by hand {byHand.Length / 1024} KB");
        for (var i = 0; i < names.Length; i++)
            Console.WriteLine($"{names[i],-40}{measured[i].Microseconds,10:0.0} us{measured[i].Bytes / 1024,10:0.0} KB{measured[0].Microseconds / measured[i].Microseconds,10:0.00}");
        foreach (var (name, microseconds) in Peers(byHand))
            Console.WriteLine($"{name,-40}{microseconds,10:0.0} us{"",13}{measured[0].Microseconds / microseconds,10:0.0000}");
        PrintPlanning();
        PrintItems();
    }

    /// <summary>Sources that answer at once and blocks with next to nothing in them: what is left is the planning.</summary>
    private static void PrintPlanning()
    {
        var tags = Enumerable.Range(0, 10).Select(i => $"{{% source s{i} = api.get() within 100ms %}}{{% block b{i} %}}{{{{ s{i}.n }}}}{{% fallback %}}{{% endblock %}}");
        var ready = new Ready(Enumerable.Range(0, 10).ToDictionary(i => $"s{i}", _ => JsonElement.Parse("""{"n":1}""")));
        var planned = Compile(string.Concat(tags));
        var plain = Compile(string.Concat(Enumerable.Range(0, 10).Select(_ => "{{ recipient.n }}")));
        var request = new RenderRequest { Recipient = JsonElement.Parse("""{"n":1}"""), Links = Links };
        var measured = Measurement.OfAll(30, () => Render(planned, request, ready), () => Render(plain, request, ready));
        Console.WriteLine($"10 sources and 10 blocks: {measured[0].Microseconds:0.0} us, {measured[0].Bytes / 1024:0.0} KB; without them {measured[1].Microseconds:0.0} us, {measured[1].Bytes / 1024:0.0} KB");
    }

    private static void PrintItems()
    {
        var template = Compile("{% source cart = api.get() required %}{% for item in cart.items %}<tr><td title=\"{{ item.name }}\">{{ item.name }}</td><td>{{ item.price | money: 'EUR' }}</td></tr>\n{% endfor %}");
        foreach (var items in (int[])[1, 10, 100, 1000, 10_000])
        {
            var json = JsonSerializer.SerializeToElement(new { items = Enumerable.Range(0, items).Select(i => new { name = $"Item {i}", price = i + 0.5m }) });
            var (request, ready) = (new RenderRequest { Recipient = JsonElement.Parse("{}"), Links = Links }, new Ready(new() { ["cart"] = json }));
            var measured = Measurement.Of(() => Render(template, request, ready), rounds: 10);
            Console.WriteLine($"{items,6} items: {measured.Microseconds,10:0.0} us, {measured.Microseconds / items,8:0.00} us and {measured.Bytes / items,8:0} bytes an item");
        }
    }

    private static RenderOutcome Render(CompiledTemplate template, RenderRequest request, ISourceCaller sources) =>
        template.RenderAsync(request, sources, TimeProvider.System, CancellationToken.None).GetAwaiter().GetResult();

    private static CompiledTemplate Compile(string body) =>
        new TemplateCompiler(new() { Systems = new OneOperation(), Layout = new Plain() }).Compile("t", $"---\nsubject: s\n---\n{body}").Template!;

    private static Fixture FourItems(Fixture fixture)
    {
        var cart = JsonNode.Parse(fixture.Sources["cart"].Value.GetRawText())!;
        var items = cart["items"]!.AsArray();
        while (items.Count < 4)
            items.Add(items[items.Count % 2]!.DeepClone());
        return fixture with { Sources = new Dictionary<string, FixtureAnswer>(fixture.Sources) { ["cart"] = fixture.Sources["cart"] with { Value = JsonSerializer.SerializeToElement(cart) } } };
    }

    private static Dictionary<string, double> Peers(ByHand byHand)
    {
        var folder = Path.Combine(Repository.Folder, "tests", "Benchmarks", "Language", "peers");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
            return [];
        var files = Directory.CreateTempSubdirectory("language-").FullName;
        string[] arguments = ["measure.mjs", .. byHand.Write(files)];
        using var process = Process.Start(new ProcessStartInfo("node", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Directory.Delete(files, recursive: true);
        return process.ExitCode == 0 ? JsonSerializer.Deserialize<Dictionary<string, double>>(output.Trim().Split('\n')[^1])! : [];
    }

    private sealed class Ready(Dictionary<string, JsonElement> values) : ISourceCaller
    {
        private readonly Dictionary<string, Task<SourceAnswer>> _answers = values.ToDictionary(v => v.Key, v => Task.FromResult<SourceAnswer>(new SourceAnswer.Value(v.Value)));

        public Task<SourceAnswer> CallAsync(SourceCall call, CancellationToken cancellationToken) => _answers[call.Source];
    }

    private sealed class OneOperation : TemplateLanguage.Analysis.ISystemCatalog
    {
        public IReadOnlyCollection<string> Systems => ["api"];

        public IReadOnlyCollection<string> Operations(string system) => ["get"];

        public TemplateLanguage.Analysis.OperationSignature? Find(string system, string operation) => new("api", "get", [], TimeSpan.FromMilliseconds(100));
    }

    private sealed class Plain : IMarkupLayout
    {
        public LaidOutMarkup Lay(Markup markup) => new(markup.Text, "", []);
    }
}
