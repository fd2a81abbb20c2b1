using TemplateLanguage.Analysis;

namespace Renderer.Sends;

/// <summary>Gives each send its sources; caches, breakers and connections behind them are shared.</summary>
internal interface ISourceCallers
{
    /// <summary>The systems that may be named.</summary>
    ISystemCatalog Systems { get; }

    ISendSources ForSend(SendRequest request);
}
