namespace TemplateLanguage;

/// <summary>The text of a partial, and the file that faults in it are told at.</summary>
public sealed record PartialSource(string File, string Text);
