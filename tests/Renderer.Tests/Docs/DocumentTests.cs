using EndToEnd.Rig;
using Renderer.Previews;
using Renderer.Previews.Snapshots;
using Renderer.Sources.Declarations;
using Renderer.Templates;
using Renderer.Tests.Cli;
using TemplateLanguage.Diagnostics;

namespace Renderer.Tests.Docs;

/// <summary>
/// Runs what the documents show. In the order in which the fences stand:
/// <c>file=PATH</c> behind a language writes the piece to that file of a scratch folder;
/// a <c>liquid</c> piece that begins with front matter must be without fault, with the systems and partials of the page or else the shipped ones;
/// one with <c>output</c> behind it, and perhaps <c>json</c> (a fixture) between, is rendered and compared: subject and text, or headers with
/// <c>output headers</c>, or the HTML of a piece without front matter;
/// <c>liquid warns=CODE</c> is warned of;
/// <c>liquid before</c> stands before the pieces and table examples that follow and bring no fixture, and the <c>json</c> behind it is their fixture;
/// in a <c>console</c> piece each line <c>$ renderer …</c> is run, and what follows it is what it must say (<c>…</c> for any lines).
/// </summary>
public sealed class DocumentTests : IDisposable
{
    private const string UnusedSource = "TL027";
    private const string Frame = "<mjml><mj-body><mj-raw>";
    private const string Head = "---\nsubject: s\n---";

    private readonly CommandRig _rig = new();

    public static TheoryData<string> Documents => [.. Directory.EnumerateFiles(Docs, "*.md", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Docs, f)).Order(StringComparer.Ordinal)];

    private static string Docs => Path.Combine(CommandRig.Shipped, "..", "docs");

    public void Dispose() => _rig.Dispose();

    [Theory, MemberData(nameof(Documents))]
    public async Task What_a_document_shows_is_true(string document)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Docs, document), TestContext.Current.CancellationToken);
        var fences = Fence.Read(text);
        var rows = new Queue<TableExample>(TableExample.Read(text));
        var common = new Common(Head, """{ "recipient": {} }""");
        var wrong = new List<string?>();
        foreach (var fence in fences)
        {
            while (rows.TryPeek(out var row) && row.Line < fence.Line)
                wrong.Add(Row(document, rows.Dequeue(), common));
            var at = $"docs/{document}:{fence.Line}";
            if (fence.File is { } file)
                _rig.Write(file, fence.Text + "\n");
            if (fence.Language == "console")
                await RunAsync(at, fence.Text);
            if (fence.Language != "liquid")
                continue;
            var (fixture, output) = fence.Behind(fences);
            var data = fixture?.Text ?? common.Fixture;
            if (fence.Info == "before")
                common = new(fence.Text, data);
            else if (fence.Text.StartsWith("---\n", StringComparison.Ordinal))
                wrong.Add(Whole(at, fence.Text, fence.Warns, data, output?.Text, output?.Info == "headers" ? Headers : SubjectAndText));
            else if (output is not null)
                wrong.Add(Whole(at, Completed(fence.Text, fixture is null ? common.Head : Head), fence.Warns, data, output.Text, Html));
        }
        wrong.AddRange(rows.Select(row => Row(document, row, common)));
        Assert.True(wrong.TrueForAll(w => w is null), string.Join("\n\n", wrong.OfType<string>()));
    }

    private string? Row(string document, TableExample row, Common common) =>
        Whole($"docs/{document}:{row.Line}", Completed(row.Example, common.Head), null, common.Fixture, row.Gives, parts => Html(parts).Trim().Replace("\n", "⏎", StringComparison.Ordinal));

    /// <summary>What is not as the document says, or <c>null</c>.</summary>
    private string? Whole(string at, string template, string? warns, string fixture, string? output, Func<IReadOnlyDictionary<string, string>, string> show)
    {
        var folder = Folder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "shown"));
        File.WriteAllText(folder.FileOf("shown"), template);
        var faults = new List<Fault>();
        var read = new TemplateReader(folder, SystemsFile.Read(folder).Catalog).Read("shown");
        Directory.Delete(Path.Combine(folder.Path, "shown"), recursive: true);
        // What stands before all examples of a page need not be used by each.
        faults.AddRange(read.Faults.Where(f => f.Severity != Severity.Info && !(f.Code == UnusedSource && template.Contains(Frame, StringComparison.Ordinal))));
        var warned = faults.RemoveAll(f => f.Severity == Severity.Warning && f.Code == warns) > 0;
        var told = FixtureReader.Read("shown.json", fixture, faults);
        if (faults.Count > 0 || warned == (warns is null))
            return $"{at}: {string.Join('\n', faults)}{(warned == (warns is not null) ? "" : $"{warns} is not told")}";
        if (output is null)
            return null;
        var outcome = Preview.RenderPinned(read.Template!, told!, null, TestContext.Current.CancellationToken);
        var parts = SnapshotParts.Of(outcome);
        var shown = parts.TryGetValue(SnapshotParts.Outcome, out var unsent) ? unsent : parts.Count == 0 ? outcome.ToString() : show(parts);
        return Plain(shown) == Plain(output) ? null : $"{at} shows\n{output}\nand renders to\n{shown}";
    }

    /// <summary>A template of a piece that is none by itself.</summary>
    private static string Completed(string piece, string head) => $"{head}\n{Frame}{piece}</mj-raw></mj-body></mjml>";

    private static string SubjectAndText(IReadOnlyDictionary<string, string> parts) => $"{parts[SnapshotParts.Subject]}\n{parts[SnapshotParts.Text]}";

    private static string Headers(IReadOnlyDictionary<string, string> parts) => $"Subject: {parts[SnapshotParts.Subject]}\n{parts[SnapshotParts.Headers]}";

    private async Task RunAsync(string at, string console)
    {
        foreach (var step in console.Split("$ ", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = step.TrimEnd().Split('\n');
            if (!lines[0].StartsWith("renderer ", StringComparison.Ordinal) || lines[0].StartsWith("renderer serve", StringComparison.Ordinal))
                continue;
            var scratch = Path.Combine(_rig.Folder, "templates");
            var words = lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
            var (_, output, error) = await CommandRig.RunAsync([.. words, "--templates", scratch, .. words[0] == "preview" ? ["--out", Path.Combine(_rig.Folder, "out")] : Array.Empty<string>()]);
            var said = (output + error).Replace(_rig.Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
            Assert.True(Matches(new(said.TrimEnd().Split('\n')), [.. lines.Skip(1)]), $"{at}: '{lines[0]}' says\n{said}");
        }
    }

    /// <summary>What the page wrote, or the shipped templates where it wrote none.</summary>
    private TemplateFolder Folder()
    {
        var own = Path.Combine(_rig.Folder, "templates");
        if (!Directory.Exists(own))
            Folders.Copy(CommandRig.Shipped, own);
        return new(own);
    }

    private static bool Matches(Queue<string> said, string[] shown)
    {
        if (shown.Length == 0)
            return true; // a command whose words the document does not show
        var skip = false;
        foreach (var line in shown.Select(l => l.TrimEnd()))
        {
            if (line.Trim() == "…")
            {
                skip = true;
                continue;
            }
            while (skip && said.TryPeek(out var other) && other.TrimEnd() != line)
                said.Dequeue();
            if (!said.TryDequeue(out var next) || next.TrimEnd() != line)
                return false;
            skip = false;
        }
        return skip || said.Count == 0;
    }

    private static string Html(IReadOnlyDictionary<string, string> parts)
    {
        var html = parts[SnapshotParts.Html];
        var start = html.IndexOf("<div", html.IndexOf("<body", StringComparison.Ordinal), StringComparison.Ordinal);
        var from = html.IndexOf('>', start) + 1;
        return html[from..html.LastIndexOf("</div>", StringComparison.Ordinal)];
    }

    private static string Plain(string text) => string.Join('\n', text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0));

    /// <param name="Head">Front matter and sources of what shows neither.</param>
    /// <param name="Fixture">Of what shows none.</param>
    private sealed record Common(string Head, string Fixture);
}
