namespace TemplateLanguage.Editing;

/// <summary>A point in a file that somebody is writing: the text may be unsaved, and broken around it.</summary>
/// <param name="Offset">In UTF-16 units from the start.</param>
public sealed record Caret(string File, string Text, int Offset);
