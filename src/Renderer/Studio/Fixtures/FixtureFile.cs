using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Renderer.Studio.Variations;
using Renderer.Templates;

namespace Renderer.Studio.Fixtures;

/// <summary>The files of fixtures. A name is one file's: it cannot lead anywhere else.</summary>
internal sealed class FixtureFile(TemplateFolder folder)
{
    private const int MaxName = 60;

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static bool IsName(string name) => name.Length is > 0 and <= MaxName && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    public string PathOf(string template, string fixture) => Path.Combine(folder.PreviewsOf(template), fixture + ".json");

    public string? Read(string template, string fixture) => IsName(fixture) && File.Exists(PathOf(template, fixture)) ? File.ReadAllText(PathOf(template, fixture)) : null;

    /// <summary>Tells one text from another: what is saved over must be what was opened.</summary>
    public static string Mark(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    /// <summary>Writes it whole or not at all: the watcher, and whoever else reads it, sees no half.</summary>
    public async Task WriteAsync(string template, string fixture, string text, CancellationToken cancellationToken)
    {
        var file = PathOf(template, fixture);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var unfinished = file + ".tmp";
        await File.WriteAllTextAsync(unfinished, text, cancellationToken);
        File.Move(unfinished, file, overwrite: true);
    }

    /// <summary>A fixture as it is with its sources misbehaving, written so that it stays like this.</summary>
    public static string Vary(string text, Troubles troubles)
    {
        var fixture = JsonNode.Parse(text, documentOptions: Lenient)!.AsObject();
        if (fixture["sources"] is not JsonObject sources)
            fixture["sources"] = sources = [];
        foreach (var (name, trouble) in troubles.Sources)
            sources[name] = Troubles.Write(trouble, sources[name]?.DeepClone());
        return fixture.ToJsonString(Json) + "\n";
    }
}
