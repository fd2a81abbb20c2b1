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
/// one with <c>output</c> behind it, and perhaps <c>json</c> (a fixture) between, is rendered and compared;
/// in a <c>console</c> piece each line <c>$ renderer …</c> is run, and what follows it is what it must say (<c>…</c> for any lines).
/// </summary>
public sealed class DocumentTests : IDisposable
{
    private readonly CommandRig _rig = new();

    public static TheoryData<string> Documents => [.. Directory.EnumerateFiles(Docs, "*.md", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Docs, f)).Order(StringComparer.Ordinal)];

    private static string Docs => Path.Combine(CommandRig.Shipped, "..", "docs");

    public void Dispose() => _rig.Dispose();

    [Theory, MemberData(nameof(Documents))]
    public async Task What_a_document_shows_is_true(string document)
    {
        var fences = Fence.Read(await File.ReadAllTextAsync(Path.Combine(Docs, document), TestContext.Current.CancellationToken));
        for (var i = 0; i < fences.Count; i++)
        {
            var at = $"docs/{document}:{fences[i].Line}";
            if (fences[i].File is { } file)
                _rig.Write(file, fences[i].Text + "\n");
            if (fences[i].Language == "console")
                await RunAsync(at, fences[i].Text);
            if (fences[i].Language != "liquid")
                continue;
            var fixture = i + 1 < fences.Count && fences[i + 1].Language == "json" && fences[i + 1].File is null ? fences[i + 1] : null;
            var next = fixture is null ? i + 1 : i + 2;
            var output = next < fences.Count && fences[next].Language == "output" ? fences[next].Text : null;
            if (fences[i].Text.StartsWith("---\n", StringComparison.Ordinal))
                Whole(at, fences[i].Text, fixture?.Text, output);
            else if (output is not null)
                Whole(at, $"---\nsubject: s\n---\n<mjml><mj-body><mj-raw>{fences[i].Text}</mj-raw></mj-body></mjml>", fixture?.Text, output, html: true);
        }
    }

    private void Whole(string at, string template, string? fixture, string? output, bool html = false)
    {
        var folder = Folder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "shown"));
        File.WriteAllText(folder.FileOf("shown"), template);
        var faults = new List<Fault>();
        var read = new TemplateReader(folder, SystemsFile.Read(folder).Catalog).Read("shown");
        Assert.True(read.Faults.All(f => f.Severity == Severity.Info), $"{at}: {string.Join('\n', read.Faults.Where(f => f.Severity != Severity.Info))}");
        if (output is null)
            return;
        var told = FixtureReader.Read("shown.json", fixture ?? """{ "recipient": {} }""", faults);
        Assert.True(told is not null, $"{at}: {string.Join('\n', faults)}");
        var parts = SnapshotParts.Of(Preview.RenderPinned(read.Template!, told, null, TestContext.Current.CancellationToken));
        var shown = parts.TryGetValue(SnapshotParts.Outcome, out var outcome) ? outcome
            : html ? Between(parts[SnapshotParts.Html]) : $"{parts[SnapshotParts.Subject]}\n{parts[SnapshotParts.Text]}";
        Assert.True(Plain(shown) == Plain(output), $"{at} shows\n{output}\nand renders to\n{shown}");
        Directory.Delete(Path.Combine(folder.Path, "shown"), recursive: true);
    }

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

    private static string Between(string html)
    {
        var start = html.IndexOf("<div", html.IndexOf("<body", StringComparison.Ordinal), StringComparison.Ordinal);
        var from = html.IndexOf('>', start) + 1;
        return html[from..html.LastIndexOf("</div>", StringComparison.Ordinal)];
    }

    private static string Plain(string text) => string.Join('\n', text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0));
}
