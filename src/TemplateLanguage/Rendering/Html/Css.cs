using System.Buffers;

namespace TemplateLanguage.Rendering.Html;

/// <summary>Data among declarations.</summary>
internal static class Css
{
    private static readonly SearchValues<char> Structure = SearchValues.Create("{};\\");

    /// <summary>The text without what would end its declaration, or escape the end of a string.</summary>
    public static string WithoutStructure(string text) =>
        text.AsSpan().IndexOfAny(Structure) < 0 ? text : string.Concat(text.Where(c => !Structure.Contains(c)));
}
