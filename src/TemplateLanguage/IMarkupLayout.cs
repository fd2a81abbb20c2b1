using TemplateLanguage.Diagnostics;

namespace TemplateLanguage;

/// <summary>Turns a template's markup into its parts. Tags pass through as opaque text, so this can run before Liquid.</summary>
public interface IMarkupLayout
{
    /// <summary>Lays out markup whose tags stand as <c>{{n}}</c> or <c>{%n%}</c>; each may be moved, repeated or dropped, never changed.</summary>
    LaidOutMarkup Lay(Markup markup);
}

/// <summary>Markup ready for layout.</summary>
/// <param name="Preheader">The preview text, with tags in the same form.</param>
/// <param name="Title">The subject, with tags in the same form.</param>
public sealed record Markup(string File, string Text, string? Preheader, string? Title);

/// <summary>The parts made from the markup, and what is wrong with it (<see cref="MarkupFault.Offset"/> counts in <see cref="Markup.Text"/>).</summary>
public sealed record LaidOutMarkup(string Html, string Text, IReadOnlyList<MarkupFault> Faults)
{
    /// <summary>Finishes rendered HTML whose layout depends on data; <c>null</c> where nothing is left to do. Called for each message, concurrently.</summary>
    public Func<string, string>? Complete { get; init; }

    /// <summary>Finishes the rendered text part; <c>null</c> where it stays as it is. Called for each message, concurrently.</summary>
    public Func<string, string>? CompleteText { get; init; }
}

/// <summary>A fault of the markup, at an offset and of a length in the text that was given.</summary>
public sealed record MarkupFault(string Code, Severity Severity, string Message, int Offset, int Length, string? Suggestion = null);
