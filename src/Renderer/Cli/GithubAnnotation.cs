using TemplateLanguage.Diagnostics;

namespace Renderer.Cli;

/// <summary>Workflow commands of GitHub Actions: annotations at the lines of a pull request.</summary>
internal static class GithubAnnotation
{
    /// <param name="level"><c>error</c>, <c>warning</c> or <c>notice</c>.</param>
    public static void Write(TextWriter output, string level, SourceSpan place, string title, string message) => output.WriteLine(
        $"::{level} file={Property(place.File)},line={place.Line},endLine={place.EndLine},col={place.Column},endColumn={place.EndColumn},title={Property(title)}::{Data(message)}");

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
