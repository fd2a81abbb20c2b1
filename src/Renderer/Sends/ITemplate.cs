using TemplateLanguage;
using TemplateLanguage.Planning;
using TemplateLanguage.Rendering;

namespace Renderer.Sends;

/// <summary>A compiled template, shared by all sends.</summary>
internal interface ITemplate
{
    FrontMatter FrontMatter { get; }

    Task<RenderOutcome> RenderAsync(RenderRequest request, ISourceCaller sources, CancellationToken cancellationToken);
}
