using TemplateLanguage.Analysis;
using TemplateLanguage.Localization;
using TemplateLanguage.Rendering;

namespace TemplateLanguage;

/// <summary>What templates are compiled with.</summary>
public sealed record TemplateCompilerOptions
{
    /// <summary>The systems that sources may name.</summary>
    public required ISystemCatalog Systems { get; init; }

    /// <summary>Makes HTML and text of the markup.</summary>
    public required IMarkupLayout Layout { get; init; }

    /// <summary>Finds a partial by the name that <c>render</c> and <c>include</c> give; <c>null</c>: there is none. Default: no partials.</summary>
    public Func<string, PartialSource?> Partials { get; init; } = _ => null;

    /// <summary>Finds a layout by the name that <c>layout</c> gives; <c>null</c>: there is none. Default: no layouts.</summary>
    public Func<string, PartialSource?> Layouts { get; init; } = _ => null;

    /// <summary>The texts that the filter <c>t</c> gives. Default: none.</summary>
    public Translations Translations { get; init; } = Translations.None;

    /// <summary>What rendering may take.</summary>
    public RenderLimits Limits { get; init; } = RenderLimits.Default;

    /// <summary>Front matter that templates need not repeat: the text of <c>defaults.yaml</c>, or <c>null</c>.</summary>
    public string? Defaults { get; init; }

    /// <summary>The file that faults in <see cref="Defaults"/> are told at.</summary>
    public string DefaultsFile { get; init; } = "defaults.yaml";
}
