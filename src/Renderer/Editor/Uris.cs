using TemplateLanguage.Diagnostics;

namespace Renderer.Editor;

/// <summary>Between the protocol's addresses and ranges, and ours.</summary>
internal static class Uris
{
    /// <summary>The path of a file; <c>null</c> for what is none, such as a text that was never saved.</summary>
    public static string? ToPath(string uri) => Uri.TryCreate(uri, UriKind.Absolute, out var parsed) && parsed.IsFile ? Path.GetFullPath(parsed.LocalPath) : null;

    /// <summary>The address of a file: as the client writes it where it has the file open.</summary>
    public static string Of(string file, IReadOnlyDictionary<string, OpenDocument> open) => open.TryGetValue(file, out var document) ? document.Uri : new Uri(file).AbsoluteUri;

    public static Protocol.Range RangeOf(SourceSpan place) => new(
        new(Math.Max(0, place.Line - 1), Math.Max(0, place.Column - 1)),
        new(Math.Max(0, place.EndLine - 1), Math.Max(0, place.EndColumn - 1)));
}
