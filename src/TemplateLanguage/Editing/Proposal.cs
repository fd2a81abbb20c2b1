using TemplateLanguage.Diagnostics;

namespace TemplateLanguage.Editing;

/// <summary>A word that could stand at a caret.</summary>
/// <param name="Insert">What is written where it is taken.</param>
/// <param name="Place">What it replaces.</param>
/// <param name="Detail">A few words beside it.</param>
/// <param name="Help">Markdown, or <c>null</c>.</param>
public sealed record Proposal(string Label, ProposalKind Kind, string Insert, SourceSpan Place, string? Detail = null, string? Help = null);

/// <summary>What a <see cref="Proposal"/> is.</summary>
public enum ProposalKind
{
    Tag,
    Option,
    Filter,
    System,
    Operation,
    Argument,
    Source,
    Variable,
    Property,
    Partial,
    Key,
}
