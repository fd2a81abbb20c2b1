namespace TemplateLanguage.Diagnostics;

/// <summary>A place in a file. Lines and columns count from 1, columns in UTF-16 units; the end is exclusive.</summary>
public readonly record struct SourceSpan(string File, int Line, int Column, int EndLine, int EndColumn)
{
    public override string ToString() => $"{File}:{Line}:{Column}";
}
