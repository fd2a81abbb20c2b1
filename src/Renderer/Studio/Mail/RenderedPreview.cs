using TemplateLanguage;
using TemplateLanguage.Planning;
using TemplateLanguage.Rendering;

namespace Renderer.Studio.Mail;

/// <summary>A template as it looks with one fixture, and the calls its sources were asked with.</summary>
internal sealed record RenderedPreview(CompiledTemplate Template, RenderOutcome Outcome, IReadOnlyDictionary<string, SourceCall> Calls);
