using TemplateLanguage.Diagnostics;

namespace TemplateLanguage.Editing;

/// <summary>What a word of a template means.</summary>
/// <param name="Place">The word.</param>
/// <param name="Text">Markdown.</param>
public sealed record Meaning(string Name, SourceSpan Place, string Text)
{
    /// <summary>Where a source, a variable or a partial is declared.</summary>
    public SourceSpan? Declared { get; init; }

    /// <summary>The system that is named, or that the value comes from.</summary>
    public string? System { get; init; }

    /// <summary>The operation that is named, or that the value comes from.</summary>
    public string? Operation { get; init; }

    /// <summary>The way from the root of the operation's schema to what describes a property; <c>null</c> for anything but a property.</summary>
    public IReadOnlyList<string>? SchemaPath { get; init; }
}
