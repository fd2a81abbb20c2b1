using TemplateLanguage.Diagnostics;

namespace TemplateLanguage.Rendering;

/// <summary>One way through a template, at the tag that decides about it.</summary>
/// <param name="Place">Of the tag, in the template, a partial or a layout.</param>
/// <param name="Tag">The tag as it is written.</param>
public readonly record struct TemplateBranch(SourceSpan Place, string Tag, BranchWay Way);

/// <summary>Which way a message goes at a tag.</summary>
public enum BranchWay
{
    /// <summary>The condition of <c>if</c>, <c>unless</c> or <c>elsif</c> decided for its body, or a <c>when</c> or <c>else</c> of <c>case</c> matched.</summary>
    Taken,

    /// <summary>No condition did: <c>else</c>, or nothing where <see cref="TemplateBranch.Tag"/> has none.</summary>
    Otherwise,

    /// <summary>A block showed its body.</summary>
    Body,

    /// <summary>A block showed its fallback.</summary>
    Fallback,
}
