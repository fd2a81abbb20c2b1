using TemplateLanguage.Diagnostics;

namespace TemplateLanguage.Syntax;

/// <summary>A stretch of a text. Lines and columns are worked out when somebody asks.</summary>
internal readonly record struct Place(SourceText Source, int Start, int End)
{
    public string Text => Source.Text[Start..End];

    public SourceSpan ToSpan() => Source.Span(Start, End);

    public Place To(Place end) => this with { End = end.End };

    /// <summary>The empty stretch at the end: where something is missing.</summary>
    public Place After => this with { Start = End };
}
