using TemplateLanguage.Diagnostics;

namespace Renderer.Sources.Declarations;

/// <summary>A text of the file, and where it stands.</summary>
internal sealed record Text(string Value, SourceSpan Place);
