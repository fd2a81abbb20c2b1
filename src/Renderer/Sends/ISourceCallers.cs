using TemplateLanguage.Planning;

namespace Renderer.Sends;

/// <summary>Gives each send its caller; caches, breakers and connections behind it are shared.</summary>
internal interface ISourceCallers
{
    ISourceCaller ForSend(string sendId);
}
